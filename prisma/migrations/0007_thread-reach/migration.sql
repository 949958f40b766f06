-- CreateEnum
CREATE TYPE "thread_reach" AS ENUM ('words', 'block', 'whole');

-- AlterTable
ALTER TABLE "comment_thread" ADD COLUMN     "reach" "thread_reach" NOT NULL DEFAULT 'whole';

UPDATE "comment_thread" SET "reach" = 'words' WHERE "draft_id" IS NOT NULL AND "quote" <> '';
