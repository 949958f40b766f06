import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Whether another word processor is there to read what we write. */
export const hasLibreOffice =
  spawnSync("soffice", ["--version"], { timeout: 60_000 }).status === 0;

const MACRO = `Sub Decide(source As String, target As String, decision As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = document.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" + decision, "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  document.storeToURL(target, filter())
  document.close(True)
End Sub`;

const module = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${MACRO.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</script:module>`;
export type Decision = "AcceptAllTrackedChanges" | "RejectAllTrackedChanges";

/** The lines of a Word file after LibreOffice accepted or rejected all its changes. */
export function decideAll(file: Uint8Array, decision: Decision): string[] {
  const folder = mkdtempSync(join(tmpdir(), "translocal-office-"));
  try {
    const profile = join(folder, "profile");
    // A profile is filled at the first start; what stood there before is thrown away.
    office(profile, "--terminate_after_init");
    writeFileSync(join(profile, "user", "basic", "Standard", "Module1.xba"), module);
    const [source, target] = [join(folder, "redline.docx"), join(folder, "decided.txt")];
    writeFileSync(source, file);
    const call = `macro:///Standard.Module1.Decide("${pathToFileURL(source)}","${pathToFileURL(target)}","${decision}")`;
    office(profile, call);
    return readFileSync(target, "utf8")
      .replace(/^\ufeff/, "")
      .split(/\r?\n/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function office(profile: string, order: string): void {
  const run = spawnSync(
    "soffice",
    [
      "--headless",
      "--norestore",
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      order,
    ],
    { timeout: 120_000 },
  );
  if (run.error) throw run.error;
}
