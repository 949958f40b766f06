import { TextField } from "#app/ui/field.tsx";
import { MIN_PASSWORD, PASSWORD_HINT } from "./password-words.ts";

interface NewPasswordFieldProps {
  name?: string;
  label?: string;
  error?: string | null;
}

/** Where a new password is chosen; password managers are told so. */
export function NewPasswordField({
  name = "password",
  label = "Password",
  error,
}: NewPasswordFieldProps) {
  return (
    <TextField
      name={name}
      type="password"
      label={label}
      hint={PASSWORD_HINT}
      error={error}
      autoComplete="new-password"
      minLength={MIN_PASSWORD}
      required
    />
  );
}
