import { useHref, useNavigate } from "@remix-run/react";
import type { ReactNode, RefObject } from "react";
import { Menu, Popover, type PopoverProps, RouterProvider } from "react-aria-components";
import styles from "./menu.module.css";

export { MenuItem as Item, Separator } from "react-aria-components";

interface MenuListProps {
  label: string;
  triggerRef: RefObject<HTMLButtonElement>;
  placement: PopoverProps["placement"];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}

/** The open half of a `MenuButton`; only `menu.tsx` fetches it. */
export function MenuList(props: MenuListProps) {
  const navigate = useNavigate();
  return (
    <RouterProvider navigate={(to) => navigate(to)} useHref={useHref}>
      <Popover
        className={styles.popover}
        aria-label={props.label}
        triggerRef={props.triggerRef}
        placement={props.placement}
        offset={4}
        isOpen={props.isOpen}
        onOpenChange={props.onOpenChange}
      >
        <Menu
          className={styles.menu}
          aria-label={props.label}
          autoFocus="first"
          onClose={() => props.onOpenChange(false)}
        >
          {props.children}
        </Menu>
      </Popover>
    </RouterProvider>
  );
}
