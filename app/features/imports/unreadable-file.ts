/** A file that cannot be read; the message is a sentence that says what to do. */
export class UnreadableFile extends Error {}
