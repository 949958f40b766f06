import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import styles from "./copy-link.module.css";

const SAID_MS = 3_000;

/**
 * A link that is shown once, with a button that copies it. Without a clipboard (a page that
 * was not served over HTTPS) the words are selected, ready for the keyboard.
 */
export function CopyLink({ link, label }: { link: string; label: string }) {
  const box = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<"copied" | "selected" | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  // The link is what the person waited for; on a phone it may stand a screen above.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new link is a new reason to look
  useEffect(() => {
    box.current?.focus();
  }, [link]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setSaid("copied");
    } catch {
      box.current?.select();
      setSaid("selected");
    }
  }
  return (
    <div className={styles.line}>
      <TextField
        ref={box}
        name="link"
        label={label}
        value={link}
        readOnly
        className={styles.field}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button icon={said === "copied" ? Check : Copy} onClick={copy}>
        {said === "copied" ? "Copied" : "Copy"}
      </Button>
      <span role="status" className="visually-hidden">
        {said === "copied" && "The link was copied."}
        {said === "selected" && "The link is selected. Copy it with the keyboard."}
      </span>
    </div>
  );
}
