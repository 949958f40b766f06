-- AlterTable
ALTER TABLE "action" ADD COLUMN     "next_step_owner_id" UUID;

-- CreateIndex
CREATE INDEX "action_next_step_owner_id_idx" ON "action"("next_step_owner_id");

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_next_step_owner_id_fkey" FOREIGN KEY ("next_step_owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
