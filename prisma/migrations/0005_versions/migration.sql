-- CreateEnum
CREATE TYPE "version_reason" AS ENUM ('rest', 'named', 'beforeRestore');

-- CreateTable
CREATE TABLE "draft_version" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" "version_reason" NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "adopted_by_city_id" UUID,
    "text" BYTEA NOT NULL,
    "manuscript_version" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "state_vector" BYTEA NOT NULL,
    "word_count" INTEGER NOT NULL,
    "text_edited_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version_author" (
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "city_id" UUID,

    CONSTRAINT "version_author_pkey" PRIMARY KEY ("version_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "draft_version_draft_id_number_key" ON "draft_version"("draft_id", "number");

-- CreateIndex
CREATE INDEX "version_author_person_id_idx" ON "version_author"("person_id");

-- AddForeignKey
ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_adopted_by_city_id_fkey" FOREIGN KEY ("adopted_by_city_id") REFERENCES "city"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_version" ADD CONSTRAINT "draft_version_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_author" ADD CONSTRAINT "version_author_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "draft_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_author" ADD CONSTRAINT "version_author_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_author" ADD CONSTRAINT "version_author_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A version is what it was: names and people may change around it, its text never does.
CREATE FUNCTION "refuse_another_text"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the text of a version does not change';
END $$;

CREATE TRIGGER "draft_version_is_for_good" BEFORE UPDATE ON "draft_version"
FOR EACH ROW WHEN (
    OLD."draft_id" IS DISTINCT FROM NEW."draft_id"
    OR OLD."number" IS DISTINCT FROM NEW."number"
    OR OLD."text" IS DISTINCT FROM NEW."text"
    OR OLD."hash" IS DISTINCT FROM NEW."hash"
    OR OLD."made_at" IS DISTINCT FROM NEW."made_at"
) EXECUTE FUNCTION "refuse_another_text"();
