CREATE TABLE "credentials" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"last_step" integer DEFAULT 0 NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"enrolled_by" text COLLATE "C" NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "devices_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"issued_by" text COLLATE "C",
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_phones" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"last_proved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"full_name" text COLLATE "C" NOT NULL,
	"address_form" text COLLATE "C",
	"locale" text COLLATE "C" DEFAULT 'vi' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_proofs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"proved_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_hits" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"unit_path" text COLLATE "C" NOT NULL,
	"granted_by" text COLLATE "C",
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"opened_by" text COLLATE "C" DEFAULT 'pin' NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"device" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "banks" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"bin" text COLLATE "C" NOT NULL,
	"short_name" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"receives_viet_qr" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "communes" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"province_code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"full_name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "hamlets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"unit_path" text COLLATE "C" NOT NULL,
	CONSTRAINT "hamlets_unit_path_unique" UNIQUE("unit_path")
);
--> statement-breakpoint
CREATE TABLE "place_aliases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"commune_code" text COLLATE "C",
	"province_code" text COLLATE "C" NOT NULL,
	"old_name" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provinces" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"full_name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"bank_code" text COLLATE "C" NOT NULL,
	"number_sealed" text COLLATE "C" NOT NULL,
	"number_end" text COLLATE "C" NOT NULL,
	"holder_name" text COLLATE "C" NOT NULL,
	"typed_by" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" text COLLATE "C",
	"confirmed_at" timestamp (3) with time zone,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"text_version" text COLLATE "C" NOT NULL,
	"given" text COLLATE "C" NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"officer_id" text COLLATE "C" NOT NULL,
	"consent_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"number_sealed" text COLLATE "C" NOT NULL,
	"number_end" text COLLATE "C" NOT NULL,
	"assurance" text COLLATE "C" NOT NULL,
	"typed_by" text COLLATE "C" NOT NULL,
	"typed_at" timestamp (3) with time zone NOT NULL,
	"verified_by" text COLLATE "C",
	"verified_at" timestamp (3) with time zone,
	CONSTRAINT "identities_producer_id_unique" UNIQUE("producer_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "producer_residences" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"unit_path" text COLLATE "C" NOT NULL,
	"hamlet" text COLLATE "C" NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "producers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"grows" text COLLATE "C" NOT NULL,
	"unit_path" text COLLATE "C" NOT NULL,
	"province_code" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"registered_by" text COLLATE "C" NOT NULL,
	"met_at" timestamp (3) with time zone,
	"met_by" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skill_checks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C",
	"skill_id" text COLLATE "C" NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"way" text COLLATE "C" DEFAULT 'skill' NOT NULL,
	"checked_by" text COLLATE "C",
	"event_id" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collectors" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"settlement" text COLLATE "C" NOT NULL,
	"unit_path" text COLLATE "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stalls" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"story" text COLLATE "C" DEFAULT '' NOT NULL,
	"pickup_address" text COLLATE "C" DEFAULT '' NOT NULL,
	"province_code" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" DEFAULT 'draft' NOT NULL,
	"rules_accepted_at" timestamp (3) with time zone,
	"verified_by" text COLLATE "C",
	"verified_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"payable_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stalls_producer_id_unique" UNIQUE("producer_id"),
	CONSTRAINT "stalls_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "catalog_state" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ocop_certificates" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"stars" integer NOT NULL,
	"decision_no" text COLLATE "C" NOT NULL,
	"issued_by_level" text COLLATE "C" NOT NULL,
	"issued_on" text COLLATE "C" NOT NULL,
	"expires_on" text COLLATE "C" NOT NULL,
	"illustrative" boolean DEFAULT false NOT NULL,
	"typed_by" text COLLATE "C" NOT NULL,
	"verified_by" text COLLATE "C",
	"verified_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ocop_sets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"industry" text COLLATE "C" NOT NULL,
	"industry_name" text COLLATE "C" NOT NULL,
	"group_name" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "old_slugs" (
	"slug" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_photos" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"has_avif" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"stall_id" text COLLATE "C" NOT NULL,
	"set_id" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"unit_label" text COLLATE "C" NOT NULL,
	"net_unit" text COLLATE "C" NOT NULL,
	"net_amount" integer NOT NULL,
	"price" bigint NOT NULL,
	"stock" integer NOT NULL,
	"ship_grams" integer NOT NULL,
	"storage" text COLLATE "C" NOT NULL,
	"shelf_life_days" integer,
	"description" text COLLATE "C" NOT NULL,
	"ingredients" text COLLATE "C" DEFAULT '' NOT NULL,
	"usage" text COLLATE "C" DEFAULT '' NOT NULL,
	"tax_treatment" text COLLATE "C" DEFAULT 'processed_goods' NOT NULL,
	"state" text COLLATE "C" DEFAULT 'draft' NOT NULL,
	"province_code" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "products_slug_unique" UNIQUE("slug"),
	CONSTRAINT "products_stock_not_negative" CHECK ("products"."stock" >= 0),
	CONSTRAINT "products_price_positive" CHECK ("products"."price" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_holds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"quantity" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"delta" integer NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"group_id" text COLLATE "C",
	"actor_id" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gateway_messages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"attempt_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"message" jsonb NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"txn_ref" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"bank_choice" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text COLLATE "C",
	"transaction_no" text COLLATE "C",
	"bank_code" text COLLATE "C",
	"pay_date" text COLLATE "C",
	"response_code" text COLLATE "C",
	"transaction_status" text COLLATE "C",
	"queries" integer DEFAULT 0 NOT NULL,
	"next_query_at" timestamp (3) with time zone,
	CONSTRAINT "payment_attempts_txn_ref_unique" UNIQUE("txn_ref")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"amount" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"requested_by" text COLLATE "C",
	"requested_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"response_code" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "parcel_scans" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"parcel_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"message_key" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parcels" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"carrier" text COLLATE "C" NOT NULL,
	"tracking_code" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "parcels_order_id_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "order_calls" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"officer_id" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_groups" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"buyer_id" text COLLATE "C",
	"buyer_name" text COLLATE "C" NOT NULL,
	"buyer_phone" text COLLATE "C" NOT NULL,
	"recipient_name" text COLLATE "C" NOT NULL,
	"recipient_phone" text COLLATE "C" NOT NULL,
	"province_code" text COLLATE "C" NOT NULL,
	"province_name" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"commune_name" text COLLATE "C" NOT NULL,
	"address_line" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" DEFAULT '' NOT NULL,
	"goods_total" bigint NOT NULL,
	"shipping_total" bigint NOT NULL,
	"total" bigint NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"hold_until" timestamp (3) with time zone,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	CONSTRAINT "order_groups_code_unique" UNIQUE("code"),
	CONSTRAINT "order_groups_request_id_unique" UNIQUE("request_id")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"unit_label" text COLLATE "C" NOT NULL,
	"unit_price" bigint NOT NULL,
	"quantity" integer NOT NULL,
	"amount" bigint NOT NULL,
	"grams" integer NOT NULL,
	"commission_bp" integer DEFAULT 0 NOT NULL,
	"tax_treatment" text COLLATE "C" NOT NULL,
	"photo_id" text COLLATE "C",
	CONSTRAINT "order_lines_order_id_product_id_pk" PRIMARY KEY("order_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "order_steps" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"stall_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"unit_path" text COLLATE "C" NOT NULL,
	"stall_name" text COLLATE "C" NOT NULL,
	"seller_token" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"cod" boolean NOT NULL,
	"related" boolean DEFAULT false NOT NULL,
	"goods_total" bigint NOT NULL,
	"shipping_fee" bigint NOT NULL,
	"total" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"placed_at" timestamp (3) with time zone,
	"alert_at" timestamp (3) with time zone,
	"cancel_at" timestamp (3) with time zone,
	"ship_by" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"delivered_source" text COLLATE "C",
	"release_at" timestamp (3) with time zone,
	"cancel_reason" text COLLATE "C",
	CONSTRAINT "orders_code_unique" UNIQUE("code"),
	CONSTRAINT "orders_seller_token_unique" UNIQUE("seller_token")
);
--> statement-breakpoint
CREATE TABLE "placement_locks" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"locked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "producer_stages" (
	"producer_id" text COLLATE "C" NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"reached_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "producer_stages_producer_id_stage_pk" PRIMARY KEY("producer_id","stage")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"officer_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"unit_path" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"indicator" text COLLATE "C" NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "targets_unit_path_period_indicator_pk" PRIMARY KEY("unit_path","period","indicator")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	"template" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C",
	"body" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "event_deliveries" (
	"event_id" text COLLATE "C" NOT NULL,
	"consumer" text COLLATE "C" NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease" text COLLATE "C",
	"lease_until" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"dead_at" timestamp (3) with time zone,
	"error" text COLLATE "C",
	CONSTRAINT "event_deliveries_event_id_consumer_pk" PRIMARY KEY("event_id","consumer")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"v" integer DEFAULT 1 NOT NULL,
	"actor_id" text COLLATE "C",
	"producer_id" text COLLATE "C",
	"subject_type" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"payload" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_phones" ADD CONSTRAINT "person_phones_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communes" ADD CONSTRAINT "communes_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hamlets" ADD CONSTRAINT "hamlets_commune_code_communes_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."communes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_aliases" ADD CONSTRAINT "place_aliases_commune_code_communes_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."communes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_aliases" ADD CONSTRAINT "place_aliases_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_officer_id_persons_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer_residences" ADD CONSTRAINT "producer_residences_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_checks" ADD CONSTRAINT "skill_checks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_checks" ADD CONSTRAINT "skill_checks_checked_by_persons_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stalls" ADD CONSTRAINT "stalls_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stalls" ADD CONSTRAINT "stalls_collector_id_collectors_id_fk" FOREIGN KEY ("collector_id") REFERENCES "public"."collectors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ocop_certificates" ADD CONSTRAINT "ocop_certificates_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_photos" ADD CONSTRAINT "product_photos_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_stall_id_stalls_id_fk" FOREIGN KEY ("stall_id") REFERENCES "public"."stalls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_set_id_ocop_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."ocop_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel_scans" ADD CONSTRAINT "parcel_scans_parcel_id_parcels_id_fk" FOREIGN KEY ("parcel_id") REFERENCES "public"."parcels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_calls" ADD CONSTRAINT "order_calls_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_steps" ADD CONSTRAINT "order_steps_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_group_id_order_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."order_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_stall_id_stalls_id_fk" FOREIGN KEY ("stall_id") REFERENCES "public"."stalls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer_stages" ADD CONSTRAINT "producer_stages_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_person_kind" ON "credentials" USING btree ("person_id","kind");--> statement-breakpoint
CREATE INDEX "devices_person" ON "devices" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_codes_phone" ON "one_time_codes" USING btree ("phone","purpose");--> statement-breakpoint
CREATE INDEX "one_time_codes_expiry" ON "one_time_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "person_phones_person" ON "person_phones" USING btree ("person_id","phone");--> statement-breakpoint
CREATE INDEX "person_phones_phone" ON "person_phones" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "phone_proofs_expiry" ON "phone_proofs" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "rate_hits_expiry" ON "rate_hits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "recovery_codes_person" ON "recovery_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grants_person" ON "role_grants" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grants_live" ON "role_grants" USING btree ("person_id","role","unit_path") WHERE "role_grants"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "communes_province" ON "communes" USING btree ("province_code","sort_key");--> statement-breakpoint
CREATE INDEX "communes_search" ON "communes" USING btree ("search_text");--> statement-breakpoint
CREATE INDEX "hamlets_commune" ON "hamlets" USING btree ("commune_code");--> statement-breakpoint
CREATE INDEX "place_aliases_search" ON "place_aliases" USING btree ("search_text");--> statement-breakpoint
CREATE INDEX "place_aliases_commune" ON "place_aliases" USING btree ("commune_code");--> statement-breakpoint
CREATE INDEX "bank_accounts_producer" ON "bank_accounts" USING btree ("producer_id");--> statement-breakpoint
CREATE INDEX "consents_producer" ON "consents" USING btree ("producer_id","kind");--> statement-breakpoint
CREATE INDEX "delegations_producer" ON "delegations" USING btree ("producer_id");--> statement-breakpoint
CREATE INDEX "delegations_officer" ON "delegations" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memberships_producer" ON "memberships" USING btree ("producer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_live" ON "memberships" USING btree ("producer_id","person_id","role") WHERE "memberships"."valid_to" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_owner" ON "memberships" USING btree ("person_id") WHERE "memberships"."valid_to" is null and "memberships"."role" = 'owner';--> statement-breakpoint
CREATE INDEX "producer_residences_producer" ON "producer_residences" USING btree ("producer_id");--> statement-breakpoint
CREATE INDEX "producers_unit" ON "producers" USING btree ("unit_path");--> statement-breakpoint
CREATE INDEX "producers_search" ON "producers" USING btree ("search_text");--> statement-breakpoint
CREATE INDEX "skill_checks_person" ON "skill_checks" USING btree ("person_id","skill_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "skill_checks_event" ON "skill_checks" USING btree ("event_id","skill_id","person_id");--> statement-breakpoint
CREATE INDEX "stalls_state" ON "stalls" USING btree ("state","opened_at");--> statement-breakpoint
CREATE INDEX "stalls_commune" ON "stalls" USING btree ("commune_code");--> statement-breakpoint
CREATE INDEX "ocop_certificates_product" ON "ocop_certificates" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "ocop_certificates_expiry" ON "ocop_certificates" USING btree ("expires_on");--> statement-breakpoint
CREATE INDEX "product_photos_product" ON "product_photos" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "products_list" ON "products" USING btree ("state","rank","id");--> statement-breakpoint
CREATE INDEX "products_stall" ON "products" USING btree ("stall_id","state");--> statement-breakpoint
CREATE INDEX "products_place" ON "products" USING btree ("state","province_code","rank","id");--> statement-breakpoint
CREATE INDEX "products_set" ON "products" USING btree ("state","set_id","rank","id");--> statement-breakpoint
CREATE INDEX "products_price" ON "products" USING btree ("state","price","id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_holds_group_product" ON "stock_holds" USING btree ("group_id","product_id");--> statement-breakpoint
CREATE INDEX "stock_holds_expiry" ON "stock_holds" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "stock_movements_product" ON "stock_movements" USING btree ("product_id","at");--> statement-breakpoint
CREATE INDEX "gateway_messages_attempt" ON "gateway_messages" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "payment_attempts_group" ON "payment_attempts" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_one_open" ON "payment_attempts" USING btree ("group_id") WHERE "payment_attempts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "payment_attempts_due" ON "payment_attempts" USING btree ("state","next_query_at");--> statement-breakpoint
CREATE INDEX "refunds_group" ON "refunds" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "refunds_due" ON "refunds" USING btree ("state","next_try_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_once" ON "refunds" USING btree ("attempt_id","order_id","reason");--> statement-breakpoint
CREATE INDEX "parcel_scans_parcel" ON "parcel_scans" USING btree ("parcel_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "parcel_scans_once" ON "parcel_scans" USING btree ("parcel_id","source","message_key");--> statement-breakpoint
CREATE UNIQUE INDEX "parcels_tracking" ON "parcels" USING btree ("carrier","tracking_code");--> statement-breakpoint
CREATE INDEX "order_calls_order" ON "order_calls" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_groups_phone" ON "order_groups" USING btree ("buyer_phone","placed_at");--> statement-breakpoint
CREATE INDEX "order_groups_buyer" ON "order_groups" USING btree ("buyer_id");--> statement-breakpoint
CREATE INDEX "order_groups_hold" ON "order_groups" USING btree ("hold_until");--> statement-breakpoint
CREATE INDEX "order_steps_order" ON "order_steps" USING btree ("order_id","at");--> statement-breakpoint
CREATE INDEX "orders_group" ON "orders" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "orders_stall" ON "orders" USING btree ("stall_id","status","created_at");--> statement-breakpoint
CREATE INDEX "orders_producer" ON "orders" USING btree ("producer_id","status");--> statement-breakpoint
CREATE INDEX "orders_alert" ON "orders" USING btree ("status","alert_at");--> statement-breakpoint
CREATE INDEX "orders_unit" ON "orders" USING btree ("unit_path");--> statement-breakpoint
CREATE INDEX "visits_producer" ON "visits" USING btree ("producer_id","at");--> statement-breakpoint
CREATE INDEX "visits_officer" ON "visits" USING btree ("officer_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("event_id","template","phone");--> statement-breakpoint
CREATE INDEX "notifications_person" ON "notifications" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "event_deliveries_due" ON "event_deliveries" USING btree ("done_at","dead_at","run_at");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "events_producer" ON "events" USING btree ("producer_id","at");--> statement-breakpoint
CREATE INDEX "events_type" ON "events" USING btree ("type","at");