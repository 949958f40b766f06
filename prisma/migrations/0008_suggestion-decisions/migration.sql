-- CreateEnum
CREATE TYPE "suggestion_fate" AS ENUM ('accept', 'reject');

-- CreateTable
CREATE TABLE "suggestion_decision" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "suggestion_id" TEXT NOT NULL,
    "fate" "suggestion_fate" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suggestion_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "suggestion_decision_draft_id_decided_at_idx" ON "suggestion_decision"("draft_id", "decided_at");

-- AddForeignKey
ALTER TABLE "suggestion_decision" ADD CONSTRAINT "suggestion_decision_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_decision" ADD CONSTRAINT "suggestion_decision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_decision" ADD CONSTRAINT "suggestion_decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
