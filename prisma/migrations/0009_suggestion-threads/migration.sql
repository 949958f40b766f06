-- AlterTable
ALTER TABLE "comment_thread" ADD COLUMN     "suggestion_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_draft_id_suggestion_id_key" ON "comment_thread"("draft_id", "suggestion_id");
