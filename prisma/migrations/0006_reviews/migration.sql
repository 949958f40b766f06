-- CreateEnum
CREATE TYPE "draft_state" AS ENUM ('drafting', 'inReview', 'final', 'superseded');

-- CreateEnum
CREATE TYPE "review_answer" AS ENUM ('approve', 'object');

-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "state" "draft_state" NOT NULL DEFAULT 'drafting';

UPDATE "draft" SET "state" = 'final' WHERE "final_at" IS NOT NULL;

ALTER TABLE "draft" DROP COLUMN "final_at";

-- CreateTable
CREATE TABLE "review_request" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "person_id" UUID,
    "city_id" UUID,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "answer" "review_answer",
    "reason" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "review_request_one_asked" CHECK (("person_id" IS NULL) <> ("city_id" IS NULL))
);

-- CreateIndex
CREATE INDEX "review_request_draft_id_idx" ON "review_request"("draft_id");

-- CreateIndex
CREATE INDEX "review_request_person_id_idx" ON "review_request"("person_id");

-- CreateIndex
CREATE INDEX "review_request_city_id_idx" ON "review_request"("city_id");

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "draft_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
