CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`secret` text NOT NULL,
	`last_step` integer DEFAULT 0 NOT NULL,
	`failed_tries` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credentials_person_kind` ON `credentials` (`person_id`,`kind`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`enrolled_by` text NOT NULL,
	`enrolled_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `devices_token_hash_unique` ON `devices` (`token_hash`);--> statement-breakpoint
CREATE INDEX `devices_person` ON `devices` (`person_id`);--> statement-breakpoint
CREATE TABLE `one_time_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`purpose` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_by` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_time_codes_phone` ON `one_time_codes` (`phone`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_codes_expiry` ON `one_time_codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `person_phones` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`phone` text NOT NULL,
	`checked_at` integer,
	`last_proved_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_phones_person` ON `person_phones` (`person_id`,`phone`);--> statement-breakpoint
CREATE INDEX `person_phones_phone` ON `person_phones` (`phone`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`full_name` text NOT NULL,
	`address_form` text,
	`locale` text DEFAULT 'vi' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `phone_proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`proved_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `phone_proofs_expiry` ON `phone_proofs` (`expires_at`);--> statement-breakpoint
CREATE TABLE `rate_hits` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_hits_expiry` ON `rate_hits` (`expires_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_person` ON `recovery_codes` (`person_id`);--> statement-breakpoint
CREATE TABLE `role_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`unit_path` text NOT NULL,
	`granted_by` text,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_grants_person` ON `role_grants` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `role_grants_live` ON `role_grants` (`person_id`,`role`,`unit_path`) WHERE "role_grants"."valid_to" is null;--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`opened_by` text DEFAULT 'pin' NOT NULL,
	`second_factor_at` integer,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `banks` (
	`code` text PRIMARY KEY NOT NULL,
	`bin` text NOT NULL,
	`short_name` text NOT NULL,
	`name` text NOT NULL,
	`receives_viet_qr` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `communes` (
	`code` text PRIMARY KEY NOT NULL,
	`province_code` text NOT NULL,
	`name` text NOT NULL,
	`full_name` text NOT NULL,
	`kind` text NOT NULL,
	`search_text` text NOT NULL,
	`sort_key` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `communes_province` ON `communes` (`province_code`,`sort_key`);--> statement-breakpoint
CREATE INDEX `communes_search` ON `communes` (`search_text`);--> statement-breakpoint
CREATE TABLE `hamlets` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_code` text NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`unit_path` text NOT NULL,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hamlets_unit_path_unique` ON `hamlets` (`unit_path`);--> statement-breakpoint
CREATE INDEX `hamlets_commune` ON `hamlets` (`commune_code`);--> statement-breakpoint
CREATE TABLE `place_aliases` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_code` text,
	`province_code` text NOT NULL,
	`old_name` text NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `place_aliases_search` ON `place_aliases` (`search_text`);--> statement-breakpoint
CREATE INDEX `place_aliases_commune` ON `place_aliases` (`commune_code`);--> statement-breakpoint
CREATE TABLE `provinces` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`full_name` text NOT NULL,
	`kind` text NOT NULL,
	`search_text` text NOT NULL,
	`sort_key` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bank_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`bank_code` text NOT NULL,
	`number_sealed` text NOT NULL,
	`number_end` text NOT NULL,
	`holder_name` text NOT NULL,
	`typed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	`replaced_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_accounts_producer` ON `bank_accounts` (`producer_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`text_version` text NOT NULL,
	`given` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consents_producer` ON `consents` (`producer_id`,`kind`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`officer_id` text NOT NULL,
	`consent_id` text NOT NULL,
	`purpose` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegations_producer` ON `delegations` (`producer_id`);--> statement-breakpoint
CREATE INDEX `delegations_officer` ON `delegations` (`officer_id`);--> statement-breakpoint
CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`kind` text NOT NULL,
	`number_sealed` text NOT NULL,
	`number_end` text NOT NULL,
	`assurance` text NOT NULL,
	`typed_by` text NOT NULL,
	`typed_at` integer NOT NULL,
	`verified_by` text,
	`verified_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_producer_id_unique` ON `identities` (`producer_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE INDEX `memberships_producer` ON `memberships` (`producer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_live` ON `memberships` (`producer_id`,`person_id`,`role`) WHERE "memberships"."valid_to" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_one_owner` ON `memberships` (`person_id`) WHERE "memberships"."valid_to" is null and "memberships"."role" = 'owner';--> statement-breakpoint
CREATE TABLE `producer_residences` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`unit_path` text NOT NULL,
	`hamlet` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `producer_residences_producer` ON `producer_residences` (`producer_id`);--> statement-breakpoint
CREATE TABLE `producers` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`search_text` text NOT NULL,
	`grows` text NOT NULL,
	`unit_path` text NOT NULL,
	`province_code` text NOT NULL,
	`commune_code` text NOT NULL,
	`registered_by` text NOT NULL,
	`met_at` integer,
	`met_by` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `producers_unit` ON `producers` (`unit_path`);--> statement-breakpoint
CREATE INDEX `producers_search` ON `producers` (`search_text`);--> statement-breakpoint
CREATE TABLE `skill_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`producer_id` text,
	`skill_id` text NOT NULL,
	`level` text NOT NULL,
	`way` text DEFAULT 'skill' NOT NULL,
	`checked_by` text,
	`event_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `skill_checks_person` ON `skill_checks` (`person_id`,`skill_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `skill_checks_event` ON `skill_checks` (`event_id`,`skill_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `collectors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`settlement` text NOT NULL,
	`unit_path` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stalls` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`collector_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`story` text DEFAULT '' NOT NULL,
	`pickup_address` text DEFAULT '' NOT NULL,
	`province_code` text NOT NULL,
	`commune_code` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`rules_accepted_at` integer,
	`verified_by` text,
	`verified_at` integer,
	`opened_at` integer,
	`payable_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`collector_id`) REFERENCES `collectors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stalls_producer_id_unique` ON `stalls` (`producer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `stalls_slug_unique` ON `stalls` (`slug`);--> statement-breakpoint
CREATE INDEX `stalls_state` ON `stalls` (`state`,`opened_at`);--> statement-breakpoint
CREATE INDEX `stalls_commune` ON `stalls` (`commune_code`);--> statement-breakpoint
CREATE TABLE `catalog_state` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ocop_certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`number` text NOT NULL,
	`stars` integer NOT NULL,
	`decision_no` text NOT NULL,
	`issued_by_level` text NOT NULL,
	`issued_on` text NOT NULL,
	`expires_on` text NOT NULL,
	`illustrative` integer DEFAULT false NOT NULL,
	`typed_by` text NOT NULL,
	`verified_by` text,
	`verified_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ocop_certificates_product` ON `ocop_certificates` (`product_id`);--> statement-breakpoint
CREATE INDEX `ocop_certificates_expiry` ON `ocop_certificates` (`expires_on`);--> statement-breakpoint
CREATE TABLE `ocop_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`industry` text NOT NULL,
	`industry_name` text NOT NULL,
	`group_name` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `old_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `product_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`has_avif` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `product_photos_product` ON `product_photos` (`product_id`,`position`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`stall_id` text NOT NULL,
	`set_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`search_text` text NOT NULL,
	`unit_label` text NOT NULL,
	`net_unit` text NOT NULL,
	`net_amount` integer NOT NULL,
	`price` integer NOT NULL,
	`stock` integer NOT NULL,
	`ship_grams` integer NOT NULL,
	`storage` text NOT NULL,
	`shelf_life_days` integer,
	`description` text NOT NULL,
	`ingredients` text DEFAULT '' NOT NULL,
	`usage` text DEFAULT '' NOT NULL,
	`tax_treatment` text DEFAULT 'processed_goods' NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`province_code` text NOT NULL,
	`commune_code` text NOT NULL,
	`rank` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`stall_id`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_id`) REFERENCES `ocop_sets`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "products_stock_not_negative" CHECK("products"."stock" >= 0),
	CONSTRAINT "products_price_positive" CHECK("products"."price" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_slug_unique` ON `products` (`slug`);--> statement-breakpoint
CREATE INDEX `products_list` ON `products` (`state`,`rank`,`id`);--> statement-breakpoint
CREATE INDEX `products_stall` ON `products` (`stall_id`,`state`);--> statement-breakpoint
CREATE INDEX `products_place` ON `products` (`state`,`province_code`,`rank`,`id`);--> statement-breakpoint
CREATE INDEX `products_set` ON `products` (`state`,`set_id`,`rank`,`id`);--> statement-breakpoint
CREATE INDEX `products_price` ON `products` (`state`,`price`,`id`);--> statement-breakpoint
CREATE TABLE `stock_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`product_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`state` text NOT NULL,
	`expires_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_holds_group_product` ON `stock_holds` (`group_id`,`product_id`);--> statement-breakpoint
CREATE INDEX `stock_holds_expiry` ON `stock_holds` (`state`,`expires_at`);--> statement-breakpoint
CREATE TABLE `stock_movements` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`delta` integer NOT NULL,
	`reason` text NOT NULL,
	`group_id` text,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_movements_product` ON `stock_movements` (`product_id`,`at`);--> statement-breakpoint
CREATE TABLE `gateway_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text,
	`kind` text NOT NULL,
	`message` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `gateway_messages_attempt` ON `gateway_messages` (`attempt_id`);--> statement-breakpoint
CREATE TABLE `payment_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`method` text NOT NULL,
	`txn_ref` text NOT NULL,
	`amount` integer NOT NULL,
	`bank_choice` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`transaction_no` text,
	`bank_code` text,
	`pay_date` text,
	`response_code` text,
	`transaction_status` text,
	`queries` integer DEFAULT 0 NOT NULL,
	`next_query_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_attempts_txn_ref_unique` ON `payment_attempts` (`txn_ref`);--> statement-breakpoint
CREATE INDEX `payment_attempts_group` ON `payment_attempts` (`group_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_attempts_one_open` ON `payment_attempts` (`group_id`) WHERE "payment_attempts"."state" = 'open';--> statement-breakpoint
CREATE INDEX `payment_attempts_due` ON `payment_attempts` (`state`,`next_query_at`);--> statement-breakpoint
CREATE TABLE `refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`group_id` text NOT NULL,
	`order_id` text,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`requested_by` text,
	`requested_at` integer NOT NULL,
	`sent_at` integer,
	`done_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	`response_code` text,
	FOREIGN KEY (`attempt_id`) REFERENCES `payment_attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `refunds_group` ON `refunds` (`group_id`);--> statement-breakpoint
CREATE INDEX `refunds_due` ON `refunds` (`state`,`next_try_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `refunds_once` ON `refunds` (`attempt_id`,`order_id`,`reason`);--> statement-breakpoint
CREATE TABLE `parcel_scans` (
	`id` text PRIMARY KEY NOT NULL,
	`parcel_id` text NOT NULL,
	`status` text NOT NULL,
	`source` text NOT NULL,
	`message_key` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`parcel_id`) REFERENCES `parcels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `parcel_scans_parcel` ON `parcel_scans` (`parcel_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `parcel_scans_once` ON `parcel_scans` (`parcel_id`,`source`,`message_key`);--> statement-breakpoint
CREATE TABLE `parcels` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`carrier` text NOT NULL,
	`tracking_code` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `parcels_order_id_unique` ON `parcels` (`order_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `parcels_tracking` ON `parcels` (`carrier`,`tracking_code`);--> statement-breakpoint
CREATE TABLE `order_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`officer_id` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_calls_order` ON `order_calls` (`order_id`);--> statement-breakpoint
CREATE TABLE `order_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`request_id` text NOT NULL,
	`collector_id` text NOT NULL,
	`buyer_id` text,
	`buyer_name` text NOT NULL,
	`buyer_phone` text NOT NULL,
	`recipient_name` text NOT NULL,
	`recipient_phone` text NOT NULL,
	`province_code` text NOT NULL,
	`province_name` text NOT NULL,
	`commune_code` text NOT NULL,
	`commune_name` text NOT NULL,
	`address_line` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`goods_total` integer NOT NULL,
	`shipping_total` integer NOT NULL,
	`total` integer NOT NULL,
	`method` text NOT NULL,
	`locale` text NOT NULL,
	`hold_until` integer,
	`placed_at` integer NOT NULL,
	`paid_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_groups_code_unique` ON `order_groups` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `order_groups_request_id_unique` ON `order_groups` (`request_id`);--> statement-breakpoint
CREATE INDEX `order_groups_phone` ON `order_groups` (`buyer_phone`,`placed_at`);--> statement-breakpoint
CREATE INDEX `order_groups_buyer` ON `order_groups` (`buyer_id`);--> statement-breakpoint
CREATE INDEX `order_groups_hold` ON `order_groups` (`hold_until`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`order_id` text NOT NULL,
	`product_id` text NOT NULL,
	`name` text NOT NULL,
	`unit_label` text NOT NULL,
	`unit_price` integer NOT NULL,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	`grams` integer NOT NULL,
	`commission_bp` integer DEFAULT 0 NOT NULL,
	`tax_treatment` text NOT NULL,
	`photo_id` text,
	PRIMARY KEY(`order_id`, `product_id`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `order_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`source` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_steps_order` ON `order_steps` (`order_id`,`at`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`code` text NOT NULL,
	`stall_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`unit_path` text NOT NULL,
	`stall_name` text NOT NULL,
	`seller_token` text NOT NULL,
	`status` text NOT NULL,
	`cod` integer NOT NULL,
	`related` integer DEFAULT false NOT NULL,
	`goods_total` integer NOT NULL,
	`shipping_fee` integer NOT NULL,
	`total` integer NOT NULL,
	`created_at` integer NOT NULL,
	`placed_at` integer,
	`alert_at` integer,
	`cancel_at` integer,
	`ship_by` integer,
	`confirmed_at` integer,
	`delivered_at` integer,
	`delivered_source` text,
	`release_at` integer,
	`cancel_reason` text,
	FOREIGN KEY (`group_id`) REFERENCES `order_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stall_id`) REFERENCES `stalls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_code_unique` ON `orders` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_seller_token_unique` ON `orders` (`seller_token`);--> statement-breakpoint
CREATE INDEX `orders_group` ON `orders` (`group_id`);--> statement-breakpoint
CREATE INDEX `orders_stall` ON `orders` (`stall_id`,`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `orders_producer` ON `orders` (`producer_id`,`status`);--> statement-breakpoint
CREATE INDEX `orders_alert` ON `orders` (`status`,`alert_at`);--> statement-breakpoint
CREATE INDEX `orders_unit` ON `orders` (`unit_path`);--> statement-breakpoint
CREATE TABLE `placement_locks` (
	`key` text PRIMARY KEY NOT NULL,
	`locked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `producer_stages` (
	`producer_id` text NOT NULL,
	`stage` text NOT NULL,
	`reached_at` integer NOT NULL,
	PRIMARY KEY(`producer_id`, `stage`),
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`officer_id` text NOT NULL,
	`purpose` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`producer_id`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visits_producer` ON `visits` (`producer_id`,`at`);--> statement-breakpoint
CREATE INDEX `visits_officer` ON `visits` (`officer_id`,`at`);--> statement-breakpoint
CREATE TABLE `targets` (
	`unit_path` text NOT NULL,
	`period` text NOT NULL,
	`indicator` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`unit_path`, `period`, `indicator`)
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`template` text NOT NULL,
	`phone` text NOT NULL,
	`person_id` text,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`event_id`,`template`,`phone`);--> statement-breakpoint
CREATE INDEX `notifications_person` ON `notifications` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `event_deliveries` (
	`event_id` text NOT NULL,
	`consumer` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease` text,
	`lease_until` integer,
	`done_at` integer,
	`dead_at` integer,
	`error` text,
	PRIMARY KEY(`event_id`, `consumer`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_deliveries_due` ON `event_deliveries` (`done_at`,`dead_at`,`run_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`v` integer DEFAULT 1 NOT NULL,
	`actor_id` text,
	`producer_id` text,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`at` integer NOT NULL,
	`payload` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `events_producer` ON `events` (`producer_id`,`at`);--> statement-breakpoint
CREATE INDEX `events_type` ON `events` (`type`,`at`);