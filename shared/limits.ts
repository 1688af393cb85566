/** Longest text of one message, in UTF-16 units. Longer input is refused with `badInput` and kept in the writer's box. */
export const maxTextLength = 4000

/** How long the page and the console wait for an acknowledgement before they send the same client id again, in milliseconds. */
export const acknowledgeWithinMs = 5000

/** Longest voice message, as base64: a minute and a half of telephone sound. */
export const maxVoiceLength = 2_000_000

/** A note for the next shift. */
export const longestHandOverNote = 2000
