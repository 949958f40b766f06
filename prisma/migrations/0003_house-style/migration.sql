-- CreateEnum
CREATE TYPE "RecitalEnding" AS ENUM ('semicolonAnd', 'semicolon', 'period');

-- CreateEnum
CREATE TYPE "ListEndings" AS ENUM ('any', 'semicolons', 'periods');

-- CreateEnum
CREATE TYPE "DutyWord" AS ENUM ('any', 'shall', 'must');

-- AlterTable
ALTER TABLE "city" ADD COLUMN     "closing_sections" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "code_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "code_section_word" TEXT NOT NULL DEFAULT 'Sec.',
ADD COLUMN     "duty_word" "DutyWord" NOT NULL DEFAULT 'any',
ADD COLUMN     "ladder" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "list_endings" "ListEndings" NOT NULL DEFAULT 'any',
ADD COLUMN     "recital_ending" "RecitalEnding" NOT NULL DEFAULT 'semicolonAnd',
ADD COLUMN     "run_together" BOOLEAN NOT NULL DEFAULT true;
