import { Link } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { type ComponentProps, forwardRef, type ReactNode } from "react";
import styles from "./button.module.css";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class.ts";
import { Icon } from "./icon.tsx";

interface ButtonLook {
  /** One primary button a page. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  children?: ReactNode;
}

interface ButtonProps extends ButtonLook, ComponentProps<"button"> {
  /** While the answer is on its way: keeps its width and focus, takes no second press. */
  isPending?: boolean;
}

/** A native button; `type` is "button" unless the form wants more. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  {
    variant,
    size,
    icon,
    isPending = false,
    type = "button",
    className,
    onClick,
    children,
    ...rest
  },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      aria-disabled={isPending || rest["aria-disabled"]}
      data-pending={isPending || undefined}
      className={buttonClass(variant, size, className)}
      onClick={(event) => (isPending ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon of={icon} />}
      {children}
      {isPending && <span className={styles.pending} aria-hidden />}
    </button>
  );
});

type ButtonLinkProps = ButtonLook & ComponentProps<typeof Link>;

/** A link that leads to the next step, dressed as a button. */
export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass(variant, size, className)}>
      {icon && <Icon of={icon} />}
      {children}
    </Link>
  );
}

interface IconButtonProps extends Omit<ButtonProps, "children" | "icon"> {
  icon: LucideIcon;
  /** Said aloud, and shown when the pointer rests. */
  label: string;
}

export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(
  function IconButton({ icon, label, variant = "quiet", className, ...rest }, ref) {
    return (
      <Button
        {...rest}
        ref={ref}
        variant={variant}
        title={label}
        aria-label={label}
        className={`${styles.iconOnly}${className ? ` ${className}` : ""}`}
      >
        <Icon of={icon} size={18} />
      </Button>
    );
  },
);
