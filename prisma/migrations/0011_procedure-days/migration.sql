-- AlterTable
ALTER TABLE "city" ADD COLUMN     "reading_gap_days" INTEGER,
ADD COLUMN     "committee_days" INTEGER,
ADD COLUMN     "hearing_notice_days" INTEGER,
ADD COLUMN     "meeting_weekday" INTEGER,
ADD COLUMN     "meeting_weeks" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
