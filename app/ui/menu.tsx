import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import {
  type ComponentType,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useRef,
  useState,
} from "react";
import type { PopoverProps } from "react-aria-components";
import buttonStyles from "./button.module.css";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class.ts";
import { Icon } from "./icon.tsx";
import styles from "./menu.module.css";

/*
 * The list itself (focus, typing ahead, placing) is a third of a page's script, so it is
 * fetched when somebody comes near the button. Buttons and items stand here and weigh little.
 */
type MenuListModule = typeof import("./menu-list.tsx");
let coming: Promise<MenuListModule> | null = null;

function fetchMenuList(): Promise<MenuListModule> {
  coming ??= import("./menu-list.tsx").catch((cause: unknown) => {
    coming = null; // the line may be back at the next press
    throw cause;
  });
  return coming;
}

interface MenuButtonProps {
  /** Shown on the button; said aloud when only the icon is shown. */
  label: string;
  icon?: LucideIcon;
  isIconOnly?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  placement?: PopoverProps["placement"];
  isDisabled?: boolean;
  className?: string;
  /** `MenuItem` and `MenuSeparator`. */
  children: ReactNode;
}

/** A button that opens a list of commands. For a list of places prefer plain links. */
export function MenuButton({
  label,
  icon,
  isIconOnly = false,
  variant = isIconOnly ? "quiet" : "plain",
  size,
  placement = "bottom end",
  isDisabled,
  className,
  children,
}: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [list, setList] = useState<MenuListModule | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const prepare = () => {
    fetchMenuList().then(setList, () => undefined);
  };
  const open = () => {
    button.current?.focus(); // Safari does not, and the focus must find its way back
    setFailed(false);
    fetchMenuList().then(
      (module) => {
        setList(module);
        setOpen(true);
      },
      () => setFailed(true),
    );
  };
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        disabled={isDisabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={isIconOnly ? label : undefined}
        title={isIconOnly ? label : undefined}
        className={buttonClass(
          variant,
          size,
          isIconOnly && buttonStyles.iconOnly,
          className,
        )}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={open}
        onKeyDown={openByArrow}
      >
        {icon && <Icon of={icon} size={isIconOnly ? 18 : 16} />}
        {!isIconOnly && label}
      </button>
      {hasFailed && (
        <span role="status" className={styles.failure}>
          The menu could not be fetched. Press again when you are online.
        </span>
      )}
      {list && (
        <MenuPartsContext.Provider value={list}>
          <list.MenuList
            label={label}
            triggerRef={button}
            placement={placement}
            isOpen={isOpen}
            onOpenChange={setOpen}
          >
            {children}
          </list.MenuList>
        </MenuPartsContext.Provider>
      )}
    </>
  );
}

export interface MenuItemProps {
  /** Words of the item; they are also what typing a letter finds. */
  children: string;
  hint?: string;
  icon?: LucideIcon;
  onAction?: () => void;
  /** An address of ours; the router follows it. */
  href?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
}

interface MenuParts {
  Item: ComponentType<{
    textValue: string;
    className: string;
    onAction?: () => void;
    href?: string;
    isDisabled?: boolean;
    children: ReactNode;
  }>;
  Separator: ComponentType<{ className?: string }>;
}

const MenuPartsContext = createContext<MenuParts | null>(null);

export function MenuItem({ children, hint, icon, isDanger, ...rest }: MenuItemProps) {
  const parts = useContext(MenuPartsContext);
  if (!parts) return null;
  return (
    <parts.Item
      {...rest}
      textValue={children}
      className={clsx(styles.item, isDanger && styles.danger)}
    >
      {icon && <Icon of={icon} className={styles.icon} />}
      <span>
        {children}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </parts.Item>
  );
}

export function MenuSeparator() {
  const parts = useContext(MenuPartsContext);
  return parts && <parts.Separator className={styles.separator} />;
}
