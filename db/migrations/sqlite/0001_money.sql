CREATE TABLE `cooperative_members` (
	`id` text PRIMARY KEY NOT NULL,
	`cooperative_id` text NOT NULL,
	`producer_id` text,
	`name` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	FOREIGN KEY (`cooperative_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cooperative_members_cooperative` ON `cooperative_members` (`cooperative_id`);--> statement-breakpoint
CREATE TABLE `refund_lines` (
	`refund_id` text NOT NULL,
	`order_id` text NOT NULL,
	`product_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`refund_id`, `order_id`, `product_id`),
	FOREIGN KEY (`refund_id`) REFERENCES `refunds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `refund_lines_order` ON `refund_lines` (`order_id`);--> statement-breakpoint
CREATE TABLE `journal_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`type` text NOT NULL,
	`key` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`period` text NOT NULL,
	`at` integer NOT NULL,
	`booked_at` integer NOT NULL,
	`actor_id` text,
	`approved_by` text,
	`reason` text DEFAULT '' NOT NULL,
	`document_no` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_entries_key_unique` ON `journal_entries` (`key`);--> statement-breakpoint
CREATE INDEX `journal_entries_period` ON `journal_entries` (`collector_id`,`period`,`booked_at`,`id`);--> statement-breakpoint
CREATE INDEX `journal_entries_source` ON `journal_entries` (`source_type`,`source_id`);--> statement-breakpoint
CREATE TABLE `journal_lines` (
	`entry_id` text NOT NULL,
	`position` integer NOT NULL,
	`collector_id` text NOT NULL,
	`period` text NOT NULL,
	`account` text NOT NULL,
	`party` text DEFAULT '' NOT NULL,
	`order_id` text DEFAULT '' NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `position`),
	FOREIGN KEY (`entry_id`) REFERENCES `journal_entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `journal_lines_account` ON `journal_lines` (`collector_id`,`account`,`party`,`period`,`amount`);--> statement-breakpoint
CREATE INDEX `journal_lines_order` ON `journal_lines` (`order_id`);--> statement-breakpoint
CREATE TABLE `ledger_balances` (
	`collector_id` text NOT NULL,
	`account` text NOT NULL,
	`party` text NOT NULL,
	`period` text NOT NULL,
	`amount` integer NOT NULL,
	`debit` integer NOT NULL,
	`lines` integer NOT NULL,
	PRIMARY KEY(`collector_id`, `account`, `party`, `period`)
);
--> statement-breakpoint
CREATE TABLE `ledger_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`checked_at` integer NOT NULL,
	`took_ms` integer NOT NULL,
	`entries` integer NOT NULL,
	`counts` text NOT NULL,
	`findings` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_checks_at` ON `ledger_checks` (`checked_at`);--> statement-breakpoint
CREATE TABLE `ledger_periods` (
	`collector_id` text NOT NULL,
	`period` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`closed_by` text,
	`closed_at` integer,
	`trial_balance` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`collector_id`, `period`)
);
--> statement-breakpoint
CREATE TABLE `manual_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`state` text NOT NULL,
	`period` text NOT NULL,
	`lines` text NOT NULL,
	`reason` text NOT NULL,
	`document_no` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `manual_entries_state` ON `manual_entries` (`collector_id`,`state`);--> statement-breakpoint
CREATE TABLE `bank_statements` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`account_id` text NOT NULL,
	`layout` text NOT NULL,
	`file_name` text NOT NULL,
	`file_digest` text NOT NULL,
	`encoding` text NOT NULL,
	`rows` integer NOT NULL,
	`taken` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `collector_accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_statements_once` ON `bank_statements` (`account_id`,`file_digest`);--> statement-breakpoint
CREATE INDEX `bank_statements_collector` ON `bank_statements` (`collector_id`,`imported_at`);--> statement-breakpoint
CREATE TABLE `bank_transactions` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`account_id` text NOT NULL,
	`statement_id` text,
	`source` text NOT NULL,
	`reference` text NOT NULL,
	`day` text NOT NULL,
	`amount` integer NOT NULL,
	`description` text NOT NULL,
	`counter_name` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`matched_type` text,
	`matched_id` text,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `collector_accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_transactions_once` ON `bank_transactions` (`account_id`,`reference`,`amount`);--> statement-breakpoint
CREATE INDEX `bank_transactions_state` ON `bank_transactions` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `bank_transactions_collector` ON `bank_transactions` (`collector_id`,`day`);--> statement-breakpoint
CREATE INDEX `bank_transactions_statement` ON `bank_transactions` (`statement_id`,`id`);--> statement-breakpoint
CREATE INDEX `bank_transactions_matched` ON `bank_transactions` (`matched_type`,`matched_id`);--> statement-breakpoint
CREATE TABLE `collector_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`bank_bin` text NOT NULL,
	`number_sealed` text NOT NULL,
	`number_end` text NOT NULL,
	`number_digest` text NOT NULL,
	`holder_name` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer
);
--> statement-breakpoint
CREATE INDEX `collector_accounts_collector` ON `collector_accounts` (`collector_id`);--> statement-breakpoint
CREATE INDEX `collector_accounts_number` ON `collector_accounts` (`number_digest`);--> statement-breakpoint
CREATE TABLE `collector_merchants` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`tmn_code` text NOT NULL,
	`secret_sealed` text NOT NULL,
	`set_by` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer
);
--> statement-breakpoint
CREATE INDEX `collector_merchants_collector` ON `collector_merchants` (`collector_id`);--> statement-breakpoint
CREATE INDEX `collector_merchants_code` ON `collector_merchants` (`tmn_code`);--> statement-breakpoint
CREATE TABLE `collector_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `collector_proposals_collector` ON `collector_proposals` (`collector_id`,`proposed_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `collector_proposals_one` ON `collector_proposals` (`collector_id`,`kind`) WHERE "collector_proposals"."state" = 'proposed';--> statement-breakpoint
CREATE TABLE `money_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`amount` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`resolution` text,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `money_tasks_key_unique` ON `money_tasks` (`key`);--> statement-breakpoint
CREATE INDEX `money_tasks_open` ON `money_tasks` (`collector_id`,`closed_at`,`opened_at`);--> statement-breakpoint
CREATE INDEX `money_tasks_subject` ON `money_tasks` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `carrier_bill_rows` (
	`bill_id` text NOT NULL,
	`position` integer NOT NULL,
	`parcel_code` text NOT NULL,
	`order_id` text,
	`billed_grams` integer NOT NULL,
	`declared_grams` integer NOT NULL,
	`billed` integer NOT NULL,
	`booked` integer NOT NULL,
	`bearer` text NOT NULL,
	`result` text NOT NULL,
	PRIMARY KEY(`bill_id`, `position`),
	FOREIGN KEY (`bill_id`) REFERENCES `carrier_bills`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `carrier_bill_rows_order` ON `carrier_bill_rows` (`order_id`);--> statement-breakpoint
CREATE TABLE `carrier_bills` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`carrier` text NOT NULL,
	`month` text NOT NULL,
	`file_digest` text NOT NULL,
	`file_name` text NOT NULL,
	`total` integer NOT NULL,
	`accepted` integer NOT NULL,
	`rows` integer NOT NULL,
	`differing` integer NOT NULL,
	`state` text NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `carrier_bills_file` ON `carrier_bills` (`collector_id`,`file_digest`);--> statement-breakpoint
CREATE UNIQUE INDEX `carrier_bills_month` ON `carrier_bills` (`collector_id`,`carrier`,`month`);--> statement-breakpoint
CREATE TABLE `cod_remittance_rows` (
	`remittance_id` text NOT NULL,
	`position` integer NOT NULL,
	`parcel_code` text NOT NULL,
	`order_id` text,
	`amount` integer NOT NULL,
	`expected` integer NOT NULL,
	`result` text NOT NULL,
	PRIMARY KEY(`remittance_id`, `position`),
	FOREIGN KEY (`remittance_id`) REFERENCES `cod_remittances`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cod_remittance_rows_order` ON `cod_remittance_rows` (`order_id`);--> statement-breakpoint
CREATE TABLE `cod_remittances` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`carrier` text NOT NULL,
	`number` text NOT NULL,
	`day` text NOT NULL,
	`file_digest` text NOT NULL,
	`file_name` text NOT NULL,
	`total` integer NOT NULL,
	`rows` integer NOT NULL,
	`differing` integer NOT NULL,
	`state` text NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cod_remittances_file` ON `cod_remittances` (`collector_id`,`file_digest`);--> statement-breakpoint
CREATE UNIQUE INDEX `cod_remittances_number` ON `cod_remittances` (`collector_id`,`carrier`,`number`);--> statement-breakpoint
CREATE TABLE `gateway_settlement_rows` (
	`settlement_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`txn_ref` text NOT NULL,
	`transaction_no` text NOT NULL,
	`amount` integer NOT NULL,
	`fee` integer NOT NULL,
	`result` text NOT NULL,
	PRIMARY KEY(`settlement_id`, `position`),
	FOREIGN KEY (`settlement_id`) REFERENCES `gateway_settlements`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gateway_settlement_rows_ref` ON `gateway_settlement_rows` (`txn_ref`);--> statement-breakpoint
CREATE TABLE `gateway_settlements` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`day` text NOT NULL,
	`file_digest` text NOT NULL,
	`file_name` text NOT NULL,
	`paid` integer NOT NULL,
	`refunded` integer NOT NULL,
	`fee` integer NOT NULL,
	`net` integer NOT NULL,
	`rows` integer NOT NULL,
	`differing` integer NOT NULL,
	`state` text NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gateway_settlements_file` ON `gateway_settlements` (`collector_id`,`file_digest`);--> statement-breakpoint
CREATE INDEX `gateway_settlements_day` ON `gateway_settlements` (`collector_id`,`day`);--> statement-breakpoint
CREATE TABLE `payout_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`layout` text NOT NULL,
	`account_id` text,
	`total` integer NOT NULL,
	`count` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`checked_by` text,
	`checked_at` integer,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_batches_code_unique` ON `payout_batches` (`code`);--> statement-breakpoint
CREATE INDEX `payout_batches_collector` ON `payout_batches` (`collector_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `payout_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`reason` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`held_by` text,
	`held_at` integer NOT NULL,
	`until` integer,
	`lifted_by` text,
	`lifted_at` integer
);
--> statement-breakpoint
CREATE INDEX `payout_holds_producer` ON `payout_holds` (`producer_id`);--> statement-breakpoint
CREATE TABLE `payout_results` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`file_name` text NOT NULL,
	`file_digest` text NOT NULL,
	`rows` integer NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_results_once` ON `payout_results` (`collector_id`,`file_digest`);--> statement-breakpoint
CREATE TABLE `payouts` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`collector_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`bank_account_id` text NOT NULL,
	`code` text NOT NULL,
	`amount` integer NOT NULL,
	`state` text NOT NULL,
	`bank_says_name` text,
	`return_reason` text,
	`bank_reference` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`paid_at` integer,
	`returned_at` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `payout_batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payouts_code_unique` ON `payouts` (`code`);--> statement-breakpoint
CREATE INDEX `payouts_batch` ON `payouts` (`batch_id`);--> statement-breakpoint
CREATE INDEX `payouts_producer` ON `payouts` (`producer_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `payouts_one_open` ON `payouts` (`collector_id`,`producer_id`) WHERE "payouts"."state" in ('drafted', 'sent');--> statement-breakpoint
CREATE TABLE `successions` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`died_on` text NOT NULL,
	`state` text NOT NULL,
	`reported_by` text NOT NULL,
	`reported_at` integer NOT NULL,
	`heir_person_id` text,
	`heir_name` text DEFAULT '' NOT NULL,
	`document_no` text DEFAULT '' NOT NULL,
	`proposed_by` text,
	`proposed_at` integer,
	`confirmed_by` text,
	`confirmed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `successions_producer_id_unique` ON `successions` (`producer_id`);--> statement-breakpoint
CREATE TABLE `commission_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text DEFAULT '' NOT NULL,
	`unit_path` text DEFAULT '' NOT NULL,
	`producer_kind` text DEFAULT '' NOT NULL,
	`bp` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `commission_rules_day` ON `commission_rules` (`valid_from`);--> statement-breakpoint
CREATE TABLE `tax_certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`number` text NOT NULL,
	`from_period` text NOT NULL,
	`to_period` text NOT NULL,
	`base` integer NOT NULL,
	`vat` integer NOT NULL,
	`pit` integer NOT NULL,
	`rules` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tax_certificates_once` ON `tax_certificates` (`collector_id`,`producer_id`,`from_period`,`to_period`);--> statement-breakpoint
CREATE UNIQUE INDEX `tax_certificates_number` ON `tax_certificates` (`collector_id`,`number`);--> statement-breakpoint
CREATE INDEX `tax_certificates_producer` ON `tax_certificates` (`producer_id`);--> statement-breakpoint
CREATE TABLE `tax_counters` (
	`key` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tax_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`legal_basis` text NOT NULL,
	`entity_type` text NOT NULL,
	`treatment` text NOT NULL,
	`vat_bp` integer NOT NULL,
	`pit_bp` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tax_rules_day` ON `tax_rules` (`valid_from`);--> statement-breakpoint
CREATE TABLE `tax_withholdings` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`product_id` text NOT NULL,
	`refund_id` text,
	`rule_id` text NOT NULL,
	`mode` text NOT NULL,
	`base` integer NOT NULL,
	`taxed` integer DEFAULT 0 NOT NULL,
	`vat_bp` integer DEFAULT 0 NOT NULL,
	`pit_bp` integer DEFAULT 0 NOT NULL,
	`vat` integer NOT NULL,
	`pit` integer NOT NULL,
	`turnover` integer DEFAULT 0 NOT NULL,
	`threshold` integer DEFAULT 0 NOT NULL,
	`because` text NOT NULL,
	`period` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tax_withholdings_producer` ON `tax_withholdings` (`producer_id`,`period`);--> statement-breakpoint
CREATE INDEX `tax_withholdings_period` ON `tax_withholdings` (`collector_id`,`period`);--> statement-breakpoint
CREATE INDEX `tax_withholdings_order` ON `tax_withholdings` (`order_id`);--> statement-breakpoint
CREATE TABLE `withholding_modes` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text DEFAULT '' NOT NULL,
	`mode` text NOT NULL,
	`threshold` integer NOT NULL,
	`legal_basis` text NOT NULL,
	`valid_from` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`set_by` text
);
--> statement-breakpoint
CREATE INDEX `withholding_modes_day` ON `withholding_modes` (`collector_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `line_freezes` (
	`order_id` text NOT NULL,
	`product_id` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`frozen_at` integer NOT NULL,
	`lifted_at` integer,
	PRIMARY KEY(`subject_id`, `order_id`, `product_id`)
);
--> statement-breakpoint
CREATE INDEX `line_freezes_order` ON `line_freezes` (`order_id`);--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`unit_path` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`opened_by` text,
	`opened_at` integer NOT NULL,
	`state` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `complaints_order` ON `complaints` (`order_id`);--> statement-breakpoint
CREATE INDEX `complaints_state` ON `complaints` (`state`,`unit_path`,`opened_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`collector_id` text DEFAULT '' NOT NULL,
	`attempt_id` text,
	`group_id` text NOT NULL,
	`order_id` text,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`request_key` text,
	`code` text DEFAULT '' NOT NULL,
	`channel` text DEFAULT 'vnpay' NOT NULL,
	`requested_by` text,
	`requested_at` integer NOT NULL,
	`sent_at` integer,
	`done_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	`response_code` text,
	`payee_bank_code` text,
	`payee_number_sealed` text,
	`payee_number_end` text,
	`payee_name` text,
	`proposed_by` text,
	`proposed_at` integer,
	`confirmed_by` text,
	`bank_reference` text,
	`proof_file_id` text,
	FOREIGN KEY (`attempt_id`) REFERENCES `payment_attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_refunds`("id", "attempt_id", "group_id", "order_id", "amount", "reason", "state", "requested_by", "requested_at", "sent_at", "done_at", "tries", "next_try_at", "response_code") SELECT "id", "attempt_id", "group_id", "order_id", "amount", "reason", "state", "requested_by", "requested_at", "sent_at", "done_at", "tries", "next_try_at", "response_code" FROM `refunds`;--> statement-breakpoint
DROP TABLE `refunds`;--> statement-breakpoint
ALTER TABLE `__new_refunds` RENAME TO `refunds`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `refunds_group` ON `refunds` (`group_id`);--> statement-breakpoint
CREATE INDEX `refunds_due` ON `refunds` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `refunds_attempt` ON `refunds` (`attempt_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `refunds_request` ON `refunds` (`request_key`);--> statement-breakpoint
DROP INDEX `role_grants_live`;--> statement-breakpoint
ALTER TABLE `role_grants` ADD `collector_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `role_grants_live` ON `role_grants` (`person_id`,`role`,`unit_path`,`collector_id`) WHERE "role_grants"."valid_to" is null;--> statement-breakpoint
ALTER TABLE `bank_accounts` ADD `name_check` text DEFAULT 'exact' NOT NULL;--> statement-breakpoint
ALTER TABLE `bank_accounts` ADD `decided_by` text;--> statement-breakpoint
ALTER TABLE `bank_accounts` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `bank_accounts` ADD `bank_says_name` text;--> statement-breakpoint
ALTER TABLE `bank_accounts` ADD `payable_from` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `bank_accounts_current` ON `bank_accounts` (`producer_id`) WHERE "bank_accounts"."replaced_at" is null;--> statement-breakpoint
ALTER TABLE `collectors` ADD `producer_id` text;--> statement-breakpoint
ALTER TABLE `collectors` ADD `import_by` text DEFAULT '12:00' NOT NULL;--> statement-breakpoint
ALTER TABLE `collectors` ADD `least_payout` integer DEFAULT 50000 NOT NULL;--> statement-breakpoint
ALTER TABLE `collectors` ADD `first_payout_cap` integer DEFAULT 2000000 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `collectors_producer_id_unique` ON `collectors` (`producer_id`);--> statement-breakpoint
ALTER TABLE `products` ADD `tax_chosen_by` text;--> statement-breakpoint
ALTER TABLE `products` ADD `tax_confirmed_by` text;--> statement-breakpoint
ALTER TABLE `products` ADD `tax_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `products` ADD `maker_id` text;--> statement-breakpoint
ALTER TABLE `payment_attempts` ADD `collector_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `payment_attempts` ADD `merchant_id` text;--> statement-breakpoint
ALTER TABLE `payment_attempts` ADD `account_id` text;--> statement-breakpoint
ALTER TABLE `order_groups` ADD `entered_by` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `off_quantity` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `commission_rule_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `tax_rule_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `vat_bp` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `pit_bp` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `withholding` text DEFAULT 'OFF' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `threshold` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `maker_id` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `maker_name` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `released_at` integer;--> statement-breakpoint
ALTER TABLE `orders` ADD `goods_off` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `shipping_off` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `released_at` integer;