ALTER TABLE "successions" DROP CONSTRAINT "successions_producer_id_unique";--> statement-breakpoint
ALTER TABLE "payout_holds" ADD COLUMN "lift_note" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "pulled_back_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "successions" ADD COLUMN "withdrawn_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "successions" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "successions" ADD COLUMN "withdraw_note" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "successions_producer" ON "successions" USING btree ("producer_id","reported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "successions_one_open" ON "successions" USING btree ("producer_id") WHERE "successions"."state" in ('reported', 'proposed');