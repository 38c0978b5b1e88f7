package dev.rouage.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

import dev.rouage.demo.push.AccessTokens;
import dev.rouage.demo.push.CompanySettings;
import dev.rouage.demo.push.PushResult;
import dev.rouage.demo.push.RecordPusher;
import dev.rouage.demo.story.DemoStory;
import dev.rouage.demo.story.StorySettings;

/** Pushes the demo firm's story. Ends with 0 when every record was taken, 1 when not, 2 when the options are wrong. */
public final class DemoMain {

    /** What the demo firm counts in. */
    public static final CompanySettings SETTINGS = new CompanySettings("Europe/Paris", "EUR");

    private static final long PROGRESS_EVERY = 5_000;

    private DemoMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            DemoOptions options = DemoOptions.parse(arguments);
            if (options.has("--gateway") && options.has("--admin-user")) {
                SETTINGS.applyTo(client, options.address("--gateway"), admin(client, options));
            }
            return report(push(client, options));
        } catch (IllegalArgumentException | DateTimeException e) {
            System.err.println(e.getMessage() + "\n\n" + DemoOptions.USAGE);
            return 2;
        } catch (ConnectException e) {
            System.err.println("Nobody answers at one of the given addresses. " + arguments);
            return 1;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static PushResult push(HttpClient client, DemoOptions options) throws IOException, InterruptedException {
        StorySettings standard = StorySettings
                .of(options.day("--today", LocalDate.now(ZoneId.of(SETTINGS.reportingZone()))));
        StorySettings settings = standard.withSeed(options.number("--seed", standard.seed()))
                .withDeals(options.number("--deals", standard.deals()));
        AccessTokens tokens = AccessTokens.ofClient(client, options.address("--token-endpoint"),
                options.text("--client-id"),
                options.secret("--client-secret-env"));
        RecordPusher pusher = new RecordPusher(client, options.address("--ingest"), tokens, "demo-");
        return pusher.push(new DemoStory(settings).items(), DemoMain::progress);
    }

    private static AccessTokens admin(HttpClient client, DemoOptions options) {
        return AccessTokens.ofPerson(client, options.address("--token-endpoint"), options.text("--admin-client-id"),
                options.text("--admin-user"), options.secret("--admin-password-env"));
    }

    private static void progress(PushResult soFar) {
        if (soFar.total() % PROGRESS_EVERY < 1_000) {
            System.out.println("demo: " + soFar.total() + " records");
        }
    }

    private static int report(PushResult result) {
        System.out.println("demo: " + result.total() + " records pushed, " + new TreeMap<>(result.counts()));
        result.rejections().forEach(System.err::println);
        return result.count("REJECTED") == 0 ? 0 : 1;
    }
}
