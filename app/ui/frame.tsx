import { Link, NavLink } from "@remix-run/react";
import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import Ellipsis from "lucide-react/icons/ellipsis";
import PanelLeftClose from "lucide-react/icons/panel-left-close";
import PanelLeftOpen from "lucide-react/icons/panel-left-open";
import { type ReactNode, useState } from "react";
import { Avatar, type AvatarPerson } from "./avatar.tsx";
import { CountBadge } from "./badge.tsx";
import styles from "./frame.module.css";
import { Icon } from "./icon.tsx";
import { opens, Popup } from "./popup.tsx";

export type { Theme } from "./theme-switch.tsx";

export interface FrameNavItem {
  to: string;
  label: string;
  icon: LucideIcon;
  /** How many wait there, and what they are called aloud. */
  count?: number;
  countLabel?: string;
  /** Only the exact address counts as here. */
  end?: boolean;
  /** One of the four that stand in the phone's bottom bar; the fifth is "More". */
  isOnPhone?: boolean;
}

interface FrameProps {
  network: { name: string; to: string };
  nav: readonly FrameNavItem[];
  /** Under the line: people and settings of the installation. */
  secondaryNav?: readonly FrameNavItem[];
  person: AvatarPerson;
  /** In the panel under the avatar: links, `ThemeSwitch`, sign-out form. */
  account: ReactNode;
  /** The top line, from start to end. */
  breadcrumb?: ReactNode;
  presence?: ReactNode;
  search?: ReactNode;
  inbox?: ReactNode;
  /** A strip over everything: the database is away, this is the demo. */
  banner?: ReactNode;
  /** From the `rail` cookie, so that the first paint is already folded. */
  isRailFolded?: boolean;
  children: ReactNode;
}

const mainId = "main";
const accountId = "account-panel";
const moreId = "more-panel";

/** The application's frame: rail, top line, page; on a phone a bottom bar of five. */
export function Frame(props: FrameProps) {
  const [isFolded, setFolded] = useState(props.isRailFolded ?? false);
  const fold = () => {
    setFolded(!isFolded);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser
    document.cookie = `rail=${isFolded ? "open" : "folded"}; path=/; max-age=31536000; samesite=lax`;
  };
  const person = { ...props.person, isHere: false };
  const onPhone = props.nav.filter((item) => item.isOnPhone).slice(0, 4);
  return (
    <div className={styles.frame} data-folded={isFolded || undefined}>
      <SkipLink />
      <nav aria-label="Main" className={styles.rail}>
        <Link to={props.network.to} className={styles.network} title={props.network.name}>
          <span className={styles.seal} aria-hidden>
            {props.network.name.slice(0, 1)}
          </span>
          <span className={styles.word}>{props.network.name}</span>
        </Link>
        <div className={styles.nav}>
          <NavList items={props.nav} />
          {props.secondaryNav && props.secondaryNav.length > 0 && (
            <NavList items={props.secondaryNav} className={styles.secondary} />
          )}
        </div>
        <button
          type="button"
          className={clsx(styles.item, styles.fold)}
          onClick={fold}
          aria-pressed={isFolded}
          aria-label="Fold the menu"
          title={isFolded ? "Unfold the menu" : "Fold the menu"}
        >
          <Icon of={isFolded ? PanelLeftOpen : PanelLeftClose} size={18} />
          <span className={styles.word} aria-hidden>
            Fold
          </span>
        </button>
      </nav>

      <div className={styles.column}>
        {props.banner}
        <header className={styles.topline}>
          <Link
            to={props.network.to}
            className={styles.home}
            aria-label={props.network.name}
          >
            <span className={styles.seal} aria-hidden>
              {props.network.name.slice(0, 1)}
            </span>
          </Link>
          <div className={styles.where}>{props.breadcrumb}</div>
          <div className={styles.tools}>
            {props.presence}
            {props.search}
            {props.inbox}
            <button
              {...opens(accountId)}
              type="button"
              className={styles.person}
              aria-label={`Your account, ${person.name}`}
            >
              <Avatar {...person} isDecorative />
            </button>
            <Popup id={accountId} label="Your account" place="corner">
              <div className={styles.account}>
                <div className={styles.identity}>
                  <Avatar {...person} isDecorative />
                  <div>
                    <p className={styles.name}>{person.name}</p>
                    {person.city && <p className={styles.city}>{person.city}</p>}
                  </div>
                </div>
                {props.account}
              </div>
            </Popup>
          </div>
        </header>
        <main id={mainId} tabIndex={-1} className={styles.main}>
          {props.children}
        </main>
      </div>

      <nav aria-label="Main, short" className={styles.bottombar}>
        {onPhone.map((item) => (
          <NavLink key={item.to} to={item.to} end={item.end} className={styles.tab}>
            <span className={styles.tabIcon}>
              <Icon of={item.icon} size={20} />
              <CountBadge count={item.count ?? 0} label={item.countLabel ?? "waiting"} />
            </span>
            <span>{item.label}</span>
          </NavLink>
        ))}
        <button {...opens(moreId)} type="button" className={styles.tab}>
          <Icon of={Ellipsis} size={20} />
          <span>More</span>
        </button>
        <Popup id={moreId} label="All pages" place="bottom">
          <NavList items={[...props.nav, ...(props.secondaryNav ?? [])]} />
        </Popup>
      </nav>
    </div>
  );
}

/** The first stop of the keyboard: over the frame, to the page. */
export function SkipLink() {
  return (
    <a href={`#${mainId}`} className={styles.skip}>
      Skip to the page
    </a>
  );
}

function NavList(props: { items: readonly FrameNavItem[]; className?: string }) {
  return (
    <ul className={clsx(styles.list, props.className)}>
      {props.items.map((item) => (
        <li key={item.to}>
          <NavLink
            to={item.to}
            end={item.end}
            prefetch="intent"
            className={styles.item}
            title={item.label}
          >
            <Icon of={item.icon} size={18} />
            <span className={styles.word}>{item.label}</span>
            <CountBadge count={item.count ?? 0} label={item.countLabel ?? "waiting"} />
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
