import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { DRAFT_KIND_WORDS, DRAFT_KINDS } from "#app/domain/draft.ts";
import {
  createFromPreview,
  discardPreview,
} from "#app/features/imports/import-commands.server.ts";
import { PreviewInput } from "#app/features/imports/import-input.ts";
import { findPreview } from "#app/features/imports/import-queries.server.ts";
import { BLOCK_WORDS, ReadLines } from "#app/features/imports/read-lines.tsx";
import { readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  draftPath,
  draftsPath,
  expiredImportPath,
  idParam,
  importPath,
  importPreviewPath,
} from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { Segmented } from "#app/ui/segmented.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.fileName ?? "Import"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const previewId = idParam(args.params, "previewId");
    const asked = new URL(args.request.url).searchParams;
    const wish = {
      page: Number.parseInt(asked.get("page") ?? "1", 10) || 1,
      onlyUnsure: asked.get("show") === "unsure",
    };
    const preview = await findPreview(ctx, previewId, wish);
    if (!preview) throw redirect(expiredImportPath());
    return { ...preview, previewId, onlyUnsure: wish.onlyUnsure };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const previewId = idParam(args.params, "previewId");
    const form = await readForm(args.request, PreviewInput);
    if (!form.ok) return form.reply;
    if (form.value.intent === "discard") {
      discardPreview(ctx, previewId);
      return redirect(importPath());
    }
    const draftId = await createFromPreview(ctx, previewId, form.value);
    return redirect(draftId === null ? expiredImportPath() : draftPath(draftId));
  });
}

export default function ImportPreview() {
  const preview = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  const { previewId, onlyUnsure, page, pages, unsure } = preview;
  const most = preview.counts
    .map(({ type, count }) => {
      const words = BLOCK_WORDS[type];
      return `${count} ${(count === 1 ? words?.one.toLowerCase() : words?.many) ?? type}`;
    })
    .join(", ");
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "Drafts", to: draftsPath() },
          { label: "Import a file", to: importPath() },
          { label: preview.fileName },
        ]}
        title="Look over what was read"
        lead={`Nothing is created yet. Recognised: ${most}.`}
      />
      {unsure === 0 ? (
        <Notice tone="success" title="Nothing in it was doubtful" />
      ) : (
        <Notice
          tone="warning"
          title={
            unsure === 1 ? "One block deserves a look" : `${unsure} blocks deserve a look`
          }
        >
          <p>
            Every word of the file is in the text. Where it was not certain what something
            is, or its number is another one now, the reason stands below it.
          </p>
        </Notice>
      )}
      {preview.notes.length > 0 && (
        <Notice title="About the whole file">
          <ul>
            {preview.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section title="The draft">
        <Form method="post">
          <FormError>{reply?.formError}</FormError>
          <FormFields>
            <TextField
              name="title"
              label="Title"
              hint="As people will speak of it; the law's own title stands in the text."
              defaultValue={reply?.typed.title ?? preview.title}
              error={reply?.errors.title}
              maxLength={300}
              required
            />
            <SelectField
              name="kind"
              label="Kind"
              options={DRAFT_KINDS.map((value) => ({
                value,
                label: DRAFT_KIND_WORDS[value].name,
              }))}
              defaultValue={reply?.typed.kind ?? preview.kind}
              error={reply?.errors.kind}
            />
          </FormFields>
          <FormActions>
            <Button
              type="submit"
              name="intent"
              value="create"
              variant="primary"
              isPending={isPending}
            >
              Create the draft
            </Button>
            <Button
              type="submit"
              name="intent"
              value="discard"
              variant="quiet"
              formNoValidate
            >
              Throw it away
            </Button>
          </FormActions>
        </Form>
      </Section>
      <Section
        title="The text"
        count={preview.blocks}
        actions={
          unsure > 0 && (
            <Segmented
              label="Which blocks"
              segments={[
                {
                  to: importPreviewPath(previewId),
                  label: "All",
                  isCurrent: !onlyUnsure,
                },
                {
                  to: importPreviewPath(previewId, { onlyUnsure: true }),
                  label: `Unsure (${unsure})`,
                  isCurrent: onlyUnsure,
                },
              ]}
            />
          )
        }
      >
        <ReadLines lines={preview.lines} />
        {pages > 1 && (
          <FormActions>
            {page > 1 && (
              <ButtonLink
                to={importPreviewPath(previewId, { page: page - 1, onlyUnsure })}
              >
                Before
              </ButtonLink>
            )}
            <span>
              Page {page} of {pages}
            </span>
            {page < pages && (
              <ButtonLink
                to={importPreviewPath(previewId, { page: page + 1, onlyUnsure })}
              >
                Next
              </ButtonLink>
            )}
          </FormActions>
        )}
      </Section>
    </Page>
  );
}
