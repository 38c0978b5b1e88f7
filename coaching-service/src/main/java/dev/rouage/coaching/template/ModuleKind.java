package dev.rouage.coaching.template;

import org.eclipse.microprofile.graphql.Description;

/** What one does in a module. */
@Description("What one does in a module")
public enum ModuleKind {
    @Description("Read, watch or listen")
    LESSON, @Description("Answer questions")
    QUIZ, @Description("Play a conversation with somebody")
    ROLE_PLAY, @Description("Review a recorded call")
    CALL_REVIEW, @Description("Repeat until it comes by itself")
    DRILL
}
