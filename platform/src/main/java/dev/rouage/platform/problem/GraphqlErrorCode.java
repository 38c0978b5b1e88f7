package dev.rouage.platform.problem;

import jakarta.json.Json;
import jakarta.json.JsonValue;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.graphql.api.ErrorExtensionProvider;

/** Puts the stable code into {@code extensions.code} of a GraphQL error. */
public class GraphqlErrorCode implements ErrorExtensionProvider {

    @Override
    public String getKey() {
        return "code";
    }

    @Override
    public JsonValue mapValueFrom(Throwable failure) {
        return Json.createValue(codeOf(failure).name());
    }

    private static ErrorCode codeOf(Throwable failure) {
        return switch (failure) {
            case RouageException known -> known.code();
            case UnauthorizedException _ -> StandardErrorCode.UNAUTHENTICATED;
            case ForbiddenException _ -> StandardErrorCode.FORBIDDEN;
            default -> Availability.isDown(failure) ? StandardErrorCode.UNAVAILABLE : StandardErrorCode.INTERNAL;
        };
    }
}
