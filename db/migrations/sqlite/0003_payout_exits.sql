DROP INDEX `successions_producer_id_unique`;--> statement-breakpoint
ALTER TABLE `successions` ADD `withdrawn_by` text;--> statement-breakpoint
ALTER TABLE `successions` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `successions` ADD `withdraw_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `successions_producer` ON `successions` (`producer_id`,`reported_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `successions_one_open` ON `successions` (`producer_id`) WHERE "successions"."state" in ('reported', 'proposed');--> statement-breakpoint
ALTER TABLE `payout_holds` ADD `lift_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `payouts` ADD `pulled_back_by` text;