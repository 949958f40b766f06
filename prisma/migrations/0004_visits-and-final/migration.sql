-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "final_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "draft_visit" (
    "draft_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state_vector" BYTEA NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_visit_pkey" PRIMARY KEY ("draft_id","person_id")
);

-- CreateIndex
CREATE INDEX "draft_visit_person_id_idx" ON "draft_visit"("person_id");

-- AddForeignKey
ALTER TABLE "draft_visit" ADD CONSTRAINT "draft_visit_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_visit" ADD CONSTRAINT "draft_visit_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
