-- CreateEnum
CREATE TYPE "office_kind" AS ENUM ('official', 'aide', 'attorney', 'recordsOfficer', 'organizer', 'partner');

-- CreateEnum
CREATE TYPE "right" AS ENUM ('view', 'comment', 'suggest', 'edit', 'steward');

-- CreateEnum
CREATE TYPE "definitions_style" AS ENUM ('unnumbered', 'lettered', 'numbered');

-- CreateEnum
CREATE TYPE "force" AS ENUM ('notYet', 'inForce', 'partly', 'enjoined', 'preempted', 'expired', 'repealed');

-- CreateEnum
CREATE TYPE "draft_kind" AS ENUM ('modelOrdinance', 'resolution', 'responsePlan', 'signOnStatement', 'policyBrief', 'talkingPoints', 'notes');

-- CreateEnum
CREATE TYPE "convening_kind" AS ENUM ('annual', 'regional', 'campaignCall');

-- CreateEnum
CREATE TYPE "convening_status" AS ENUM ('tentative', 'confirmed', 'cancelled', 'passed');

-- CreateEnum
CREATE TYPE "agenda_item_kind" AS ENUM ('registration', 'meal', 'plenary', 'training', 'breakout', 'action', 'debrief', 'board', 'caucus', 'reception', 'break', 'other');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pronouns" TEXT,
    "about" TEXT NOT NULL DEFAULT '',
    "password_hash" TEXT,
    "is_administrator" BOOLEAN NOT NULL DEFAULT false,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "suspended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "city_id" UUID NOT NULL,
    "kind" "office_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "district" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "network_right" "right",
    "campaign_id" UUID,
    "draft_id" UUID,
    "right" "right",
    "makes_administrator" BOOLEAN NOT NULL DEFAULT false,
    "invited_by_id" UUID,
    "accepted_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "campaign_id" UUID,
    "draft_id" UUID,
    "right" "right" NOT NULL,
    "is_lead" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3),
    "granted_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "city" (
    "id" UUID NOT NULL,
    "division_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" CHAR(2) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "body_name" TEXT NOT NULL,
    "body_size" INTEGER NOT NULL,
    "member_title" TEXT NOT NULL,
    "head_title" TEXT NOT NULL,
    "readings" INTEGER,
    "notice_days" INTEGER,
    "executive_signs" BOOLEAN,
    "veto_window_days" INTEGER,
    "override_vote" TEXT,
    "effective_after_days" INTEGER,
    "emergency_vote" TEXT,
    "enacting_clause" TEXT NOT NULL DEFAULT '',
    "section_word" TEXT NOT NULL DEFAULT 'Section',
    "definitions_style" "definitions_style" NOT NULL DEFAULT 'unnumbered',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "city_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_area" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "issue_area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "issue_area_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "starts_on" DATE NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "opened_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_city" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "city_id" UUID NOT NULL,
    "measure_title" TEXT NOT NULL DEFAULT '',
    "force" "force" NOT NULL DEFAULT 'notYet',
    "force_note" TEXT NOT NULL DEFAULT '',
    "force_set_at" TIMESTAMPTZ(3),
    "force_set_by_id" UUID,
    "joined_on" DATE NOT NULL,
    "left_on" DATE,

    CONSTRAINT "campaign_city_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" UUID NOT NULL,
    "campaign_city_id" UUID NOT NULL,
    "happened_on" DATE NOT NULL,
    "body_name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "classification" TEXT,
    "source_url" TEXT,
    "next_step" TEXT,
    "next_step_on" DATE,
    "entered_by_id" UUID,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sequence" SERIAL NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "campaign_id" UUID,
    "kind" "draft_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manuscript_snapshot" (
    "draft_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "state" BYTEA NOT NULL,
    "checksum" INTEGER NOT NULL,
    "manuscript_version" INTEGER NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manuscript_snapshot_pkey" PRIMARY KEY ("draft_id")
);

-- CreateTable
CREATE TABLE "manuscript_update" (
    "sequence" BIGSERIAL NOT NULL,
    "draft_id" UUID NOT NULL,
    "data" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manuscript_update_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "manuscript_client" (
    "draft_id" UUID NOT NULL,
    "client_id" BIGINT NOT NULL,
    "person_id" UUID,
    "session_id" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manuscript_client_pkey" PRIMARY KEY ("draft_id","client_id")
);

-- CreateTable
CREATE TABLE "comment_thread" (
    "id" UUID NOT NULL,
    "draft_id" UUID,
    "agenda_item_id" UUID,
    "quote" TEXT NOT NULL DEFAULT '',
    "block_id" TEXT,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,

    CONSTRAINT "comment_thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "author_id" UUID,
    "body" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "convening" (
    "id" UUID NOT NULL,
    "campaign_id" UUID,
    "city_id" UUID,
    "kind" "convening_kind" NOT NULL,
    "status" "convening_status" NOT NULL DEFAULT 'tentative',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "venue" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL,
    "called_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "convening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "convening_day" (
    "id" UUID NOT NULL,
    "convening_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "opens_minute" INTEGER NOT NULL,
    "closes_minute" INTEGER NOT NULL,

    CONSTRAINT "convening_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "convening_id" UUID NOT NULL,
    "day_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "kind" "agenda_item_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT '',
    "is_parallel" BOOLEAN NOT NULL DEFAULT false,
    "issue_area_id" UUID,
    "draft_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_presenter" (
    "agenda_item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "agenda_presenter_pkey" PRIMARY KEY ("agenda_item_id","person_id")
);

-- CreateTable
CREATE TABLE "activity" (
    "sequence" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "actor_id" UUID,
    "campaign_id" UUID,
    "city_id" UUID,
    "draft_id" UUID,
    "convening_id" UUID,
    "details" JSONB NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "office_person_id_idx" ON "office"("person_id");

-- CreateIndex
CREATE INDEX "office_city_id_idx" ON "office"("city_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_token_hash_key" ON "sign_in_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "grant_campaign_id_idx" ON "grant"("campaign_id");

-- CreateIndex
CREATE INDEX "grant_draft_id_idx" ON "grant"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_person_id_scope_key" ON "grant"("person_id", "scope");

-- CreateIndex
CREATE UNIQUE INDEX "city_division_id_key" ON "city"("division_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_area_name_key" ON "issue_area"("name");

-- CreateIndex
CREATE INDEX "campaign_issue_area_id_idx" ON "campaign"("issue_area_id");

-- CreateIndex
CREATE INDEX "campaign_city_city_id_idx" ON "campaign_city"("city_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_city_campaign_id_city_id_key" ON "campaign_city"("campaign_id", "city_id");

-- CreateIndex
CREATE INDEX "action_campaign_city_id_happened_on_idx" ON "action"("campaign_city_id", "happened_on");

-- CreateIndex
CREATE INDEX "draft_campaign_id_idx" ON "draft"("campaign_id");

-- CreateIndex
CREATE INDEX "manuscript_update_draft_id_sequence_idx" ON "manuscript_update"("draft_id", "sequence");

-- CreateIndex
CREATE INDEX "comment_thread_draft_id_idx" ON "comment_thread"("draft_id");

-- CreateIndex
CREATE INDEX "comment_thread_agenda_item_id_idx" ON "comment_thread"("agenda_item_id");

-- CreateIndex
CREATE INDEX "comment_thread_id_idx" ON "comment"("thread_id");

-- CreateIndex
CREATE INDEX "convening_campaign_id_idx" ON "convening"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "convening_day_convening_id_on_key" ON "convening_day"("convening_id", "on");

-- CreateIndex
CREATE INDEX "agenda_item_day_id_order_key_idx" ON "agenda_item"("day_id", "order_key");

-- CreateIndex
CREATE INDEX "agenda_item_convening_id_idx" ON "agenda_item"("convening_id");

-- CreateIndex
CREATE INDEX "agenda_presenter_person_id_idx" ON "agenda_presenter"("person_id");

-- CreateIndex
CREATE INDEX "activity_campaign_id_sequence_idx" ON "activity"("campaign_id", "sequence");

-- CreateIndex
CREATE INDEX "activity_city_id_sequence_idx" ON "activity"("city_id", "sequence");

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_issue_area_id_fkey" FOREIGN KEY ("issue_area_id") REFERENCES "issue_area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_city" ADD CONSTRAINT "campaign_city_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_city" ADD CONSTRAINT "campaign_city_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_city" ADD CONSTRAINT "campaign_city_force_set_by_id_fkey" FOREIGN KEY ("force_set_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_campaign_city_id_fkey" FOREIGN KEY ("campaign_city_id") REFERENCES "campaign_city"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manuscript_snapshot" ADD CONSTRAINT "manuscript_snapshot_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manuscript_update" ADD CONSTRAINT "manuscript_update_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manuscript_client" ADD CONSTRAINT "manuscript_client_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manuscript_client" ADD CONSTRAINT "manuscript_client_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_agenda_item_id_fkey" FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "comment_thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "convening" ADD CONSTRAINT "convening_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "convening" ADD CONSTRAINT "convening_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "convening" ADD CONSTRAINT "convening_called_by_id_fkey" FOREIGN KEY ("called_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "convening_day" ADD CONSTRAINT "convening_day_convening_id_fkey" FOREIGN KEY ("convening_id") REFERENCES "convening"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_convening_id_fkey" FOREIGN KEY ("convening_id") REFERENCES "convening"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_day_id_fkey" FOREIGN KEY ("day_id") REFERENCES "convening_day"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_issue_area_id_fkey" FOREIGN KEY ("issue_area_id") REFERENCES "issue_area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_presenter" ADD CONSTRAINT "agenda_presenter_agenda_item_id_fkey" FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_presenter" ADD CONSTRAINT "agenda_presenter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_convening_id_fkey" FOREIGN KEY ("convening_id") REFERENCES "convening"("id") ON DELETE SET NULL ON UPDATE CASCADE;
