export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 200;

/** Shown beside every field in which a new password is chosen. */
export const PASSWORD_HINT =
  "At least 8 characters; 15 or more are better. Four or five unrelated words do well.";
