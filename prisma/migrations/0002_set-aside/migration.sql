-- CreateTable
CREATE TABLE "manuscript_set_aside" (
    "sequence" BIGINT NOT NULL,
    "draft_id" UUID NOT NULL,
    "data" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,
    "set_aside_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manuscript_set_aside_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE INDEX "manuscript_set_aside_draft_id_idx" ON "manuscript_set_aside"("draft_id");

-- AddForeignKey
ALTER TABLE "manuscript_set_aside" ADD CONSTRAINT "manuscript_set_aside_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
