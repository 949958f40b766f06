-- CreateTable
CREATE TABLE "reading_key" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "reading_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reading_key_token_hash_key" ON "reading_key"("token_hash");

-- CreateIndex
CREATE INDEX "reading_key_person_id_idx" ON "reading_key"("person_id");

-- AddForeignKey
ALTER TABLE "reading_key" ADD CONSTRAINT "reading_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
