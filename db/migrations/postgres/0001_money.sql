CREATE TABLE "cooperative_members" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"cooperative_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "refund_lines" (
	"refund_id" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"quantity" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "refund_lines_refund_id_order_id_product_id_pk" PRIMARY KEY("refund_id","order_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"source_type" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"booked_at" timestamp (3) with time zone NOT NULL,
	"actor_id" text COLLATE "C",
	"approved_by" text COLLATE "C",
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"document_no" text COLLATE "C" DEFAULT '' NOT NULL,
	CONSTRAINT "journal_entries_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "journal_lines" (
	"entry_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"account" text COLLATE "C" NOT NULL,
	"party" text COLLATE "C" DEFAULT '' NOT NULL,
	"order_id" text COLLATE "C" DEFAULT '' NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "journal_lines_entry_id_position_pk" PRIMARY KEY("entry_id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger_balances" (
	"collector_id" text COLLATE "C" NOT NULL,
	"account" text COLLATE "C" NOT NULL,
	"party" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"debit" bigint NOT NULL,
	"lines" integer NOT NULL,
	CONSTRAINT "ledger_balances_collector_id_account_party_period_pk" PRIMARY KEY("collector_id","account","party","period")
);
--> statement-breakpoint
CREATE TABLE "ledger_checks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	"entries" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"findings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_periods" (
	"collector_id" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"proposed_by" text COLLATE "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text COLLATE "C",
	"closed_at" timestamp (3) with time zone,
	"trial_balance" jsonb NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "ledger_periods_collector_id_period_pk" PRIMARY KEY("collector_id","period")
);
--> statement-breakpoint
CREATE TABLE "manual_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"lines" jsonb NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"document_no" text COLLATE "C" NOT NULL,
	"proposed_by" text COLLATE "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"layout" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_digest" text COLLATE "C" NOT NULL,
	"encoding" text COLLATE "C" NOT NULL,
	"rows" integer NOT NULL,
	"taken" integer NOT NULL,
	"from_day" text COLLATE "C" NOT NULL,
	"to_day" text COLLATE "C" NOT NULL,
	"imported_by" text COLLATE "C" NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_transactions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"statement_id" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"description" text COLLATE "C" NOT NULL,
	"counter_name" text COLLATE "C" DEFAULT '' NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"matched_type" text COLLATE "C",
	"matched_id" text COLLATE "C",
	"taken_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collector_accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"bank_bin" text COLLATE "C" NOT NULL,
	"number_sealed" text COLLATE "C" NOT NULL,
	"number_end" text COLLATE "C" NOT NULL,
	"number_digest" text COLLATE "C" NOT NULL,
	"holder_name" text COLLATE "C" NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "collector_merchants" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"tmn_code" text COLLATE "C" NOT NULL,
	"secret_sealed" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "collector_proposals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"content" jsonb NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"proposed_by" text COLLATE "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "money_tasks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"subject_type" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text COLLATE "C",
	"resolution" text COLLATE "C",
	"note" text COLLATE "C" DEFAULT '' NOT NULL,
	CONSTRAINT "money_tasks_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "carrier_bill_rows" (
	"bill_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"parcel_code" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"billed_grams" integer NOT NULL,
	"declared_grams" integer NOT NULL,
	"billed" bigint NOT NULL,
	"booked" bigint NOT NULL,
	"bearer" text COLLATE "C" NOT NULL,
	"result" text COLLATE "C" NOT NULL,
	CONSTRAINT "carrier_bill_rows_bill_id_position_pk" PRIMARY KEY("bill_id","position")
);
--> statement-breakpoint
CREATE TABLE "carrier_bills" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"carrier" text COLLATE "C" NOT NULL,
	"month" text COLLATE "C" NOT NULL,
	"file_digest" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"total" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"rows" integer NOT NULL,
	"differing" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"imported_by" text COLLATE "C" NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cod_remittance_rows" (
	"remittance_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"parcel_code" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"amount" bigint NOT NULL,
	"expected" bigint NOT NULL,
	"result" text COLLATE "C" NOT NULL,
	CONSTRAINT "cod_remittance_rows_remittance_id_position_pk" PRIMARY KEY("remittance_id","position")
);
--> statement-breakpoint
CREATE TABLE "cod_remittances" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"carrier" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"file_digest" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"total" bigint NOT NULL,
	"rows" integer NOT NULL,
	"differing" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"imported_by" text COLLATE "C" NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gateway_settlement_rows" (
	"settlement_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"txn_ref" text COLLATE "C" NOT NULL,
	"transaction_no" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"result" text COLLATE "C" NOT NULL,
	CONSTRAINT "gateway_settlement_rows_settlement_id_position_pk" PRIMARY KEY("settlement_id","position")
);
--> statement-breakpoint
CREATE TABLE "gateway_settlements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"file_digest" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"paid" bigint NOT NULL,
	"refunded" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"net" bigint NOT NULL,
	"rows" integer NOT NULL,
	"differing" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"imported_by" text COLLATE "C" NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payout_batches" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"layout" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C",
	"total" bigint NOT NULL,
	"count" integer NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"checked_by" text COLLATE "C",
	"checked_at" timestamp (3) with time zone,
	"note" text COLLATE "C" DEFAULT '' NOT NULL,
	CONSTRAINT "payout_batches_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "payout_holds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" DEFAULT '' NOT NULL,
	"held_by" text COLLATE "C",
	"held_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"lifted_by" text COLLATE "C",
	"lifted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "payout_results" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_digest" text COLLATE "C" NOT NULL,
	"rows" integer NOT NULL,
	"imported_by" text COLLATE "C" NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"batch_id" text COLLATE "C" NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"bank_account_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"bank_says_name" text COLLATE "C",
	"return_reason" text COLLATE "C",
	"bank_reference" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"paid_at" timestamp (3) with time zone,
	"returned_at" timestamp (3) with time zone,
	CONSTRAINT "payouts_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "successions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"died_on" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"reported_by" text COLLATE "C" NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"heir_person_id" text COLLATE "C",
	"heir_name" text COLLATE "C" DEFAULT '' NOT NULL,
	"document_no" text COLLATE "C" DEFAULT '' NOT NULL,
	"proposed_by" text COLLATE "C",
	"proposed_at" timestamp (3) with time zone,
	"confirmed_by" text COLLATE "C",
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "successions_producer_id_unique" UNIQUE("producer_id")
);
--> statement-breakpoint
CREATE TABLE "commission_rules" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" DEFAULT '' NOT NULL,
	"unit_path" text COLLATE "C" DEFAULT '' NOT NULL,
	"producer_kind" text COLLATE "C" DEFAULT '' NOT NULL,
	"bp" integer NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"reason" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"proposed_by" text COLLATE "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tax_certificates" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"from_period" text COLLATE "C" NOT NULL,
	"to_period" text COLLATE "C" NOT NULL,
	"base" bigint NOT NULL,
	"vat" bigint NOT NULL,
	"pit" bigint NOT NULL,
	"rules" jsonb NOT NULL,
	"issued_by" text COLLATE "C" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tax_counters" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tax_rules" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"legal_basis" text COLLATE "C" NOT NULL,
	"entity_type" text COLLATE "C" NOT NULL,
	"treatment" text COLLATE "C" NOT NULL,
	"vat_bp" integer NOT NULL,
	"pit_bp" integer NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"note" text COLLATE "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tax_withholdings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"refund_id" text COLLATE "C",
	"rule_id" text COLLATE "C" NOT NULL,
	"mode" text COLLATE "C" NOT NULL,
	"base" bigint NOT NULL,
	"taxed" bigint DEFAULT 0 NOT NULL,
	"vat_bp" integer DEFAULT 0 NOT NULL,
	"pit_bp" integer DEFAULT 0 NOT NULL,
	"vat" bigint NOT NULL,
	"pit" bigint NOT NULL,
	"turnover" bigint DEFAULT 0 NOT NULL,
	"threshold" bigint DEFAULT 0 NOT NULL,
	"because" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withholding_modes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"collector_id" text COLLATE "C" DEFAULT '' NOT NULL,
	"mode" text COLLATE "C" NOT NULL,
	"threshold" bigint NOT NULL,
	"legal_basis" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" DEFAULT '' NOT NULL,
	"set_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "line_freezes" (
	"order_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"subject_type" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "line_freezes_subject_id_order_id_product_id_pk" PRIMARY KEY("subject_id","order_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"unit_path" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"opened_by" text COLLATE "C",
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" DEFAULT '' NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "refunds_once";--> statement-breakpoint
DROP INDEX "role_grants_live";--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "attempt_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "collector_id" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD COLUMN "name_check" text COLLATE "C" DEFAULT 'exact' NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD COLUMN "decided_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD COLUMN "decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD COLUMN "bank_says_name" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD COLUMN "payable_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "collectors" ADD COLUMN "producer_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "collectors" ADD COLUMN "import_by" text COLLATE "C" DEFAULT '12:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "collectors" ADD COLUMN "least_payout" bigint DEFAULT 50000 NOT NULL;--> statement-breakpoint
ALTER TABLE "collectors" ADD COLUMN "first_payout_cap" bigint DEFAULT 2000000 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tax_chosen_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tax_confirmed_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tax_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "maker_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "collector_id" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "merchant_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "account_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "collector_id" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "request_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "code" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "channel" text COLLATE "C" DEFAULT 'vnpay' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "payee_bank_code" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "payee_number_sealed" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "payee_number_end" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "payee_name" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "proposed_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "proposed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "confirmed_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "bank_reference" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "proof_file_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "order_groups" ADD COLUMN "entered_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "off_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "commission_rule_id" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "tax_rule_id" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "vat_bp" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "pit_bp" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "withholding" text COLLATE "C" DEFAULT 'OFF' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "threshold" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "maker_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "maker_name" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "released_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "goods_off" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_off" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "released_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cooperative_members" ADD CONSTRAINT "cooperative_members_cooperative_id_producers_id_fk" FOREIGN KEY ("cooperative_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_account_id_collector_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."collector_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_account_id_collector_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."collector_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_bill_rows" ADD CONSTRAINT "carrier_bill_rows_bill_id_carrier_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."carrier_bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cod_remittance_rows" ADD CONSTRAINT "cod_remittance_rows_remittance_id_cod_remittances_id_fk" FOREIGN KEY ("remittance_id") REFERENCES "public"."cod_remittances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_settlement_rows" ADD CONSTRAINT "gateway_settlement_rows_settlement_id_gateway_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."gateway_settlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_batch_id_payout_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payout_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cooperative_members_cooperative" ON "cooperative_members" USING btree ("cooperative_id");--> statement-breakpoint
CREATE INDEX "refund_lines_order" ON "refund_lines" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "journal_entries_period" ON "journal_entries" USING btree ("collector_id","period","booked_at","id");--> statement-breakpoint
CREATE INDEX "journal_entries_source" ON "journal_entries" USING btree ("source_type","source_id");--> statement-breakpoint
CREATE INDEX "journal_lines_account" ON "journal_lines" USING btree ("collector_id","account","party","period","amount");--> statement-breakpoint
CREATE INDEX "journal_lines_order" ON "journal_lines" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "ledger_checks_at" ON "ledger_checks" USING btree ("checked_at");--> statement-breakpoint
CREATE INDEX "manual_entries_state" ON "manual_entries" USING btree ("collector_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_statements_once" ON "bank_statements" USING btree ("account_id","file_digest");--> statement-breakpoint
CREATE INDEX "bank_statements_collector" ON "bank_statements" USING btree ("collector_id","imported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_transactions_once" ON "bank_transactions" USING btree ("account_id","reference","amount");--> statement-breakpoint
CREATE INDEX "bank_transactions_state" ON "bank_transactions" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "bank_transactions_collector" ON "bank_transactions" USING btree ("collector_id","day");--> statement-breakpoint
CREATE INDEX "bank_transactions_statement" ON "bank_transactions" USING btree ("statement_id","id");--> statement-breakpoint
CREATE INDEX "bank_transactions_matched" ON "bank_transactions" USING btree ("matched_type","matched_id");--> statement-breakpoint
CREATE INDEX "collector_accounts_collector" ON "collector_accounts" USING btree ("collector_id");--> statement-breakpoint
CREATE INDEX "collector_accounts_number" ON "collector_accounts" USING btree ("number_digest");--> statement-breakpoint
CREATE INDEX "collector_merchants_collector" ON "collector_merchants" USING btree ("collector_id");--> statement-breakpoint
CREATE INDEX "collector_merchants_code" ON "collector_merchants" USING btree ("tmn_code");--> statement-breakpoint
CREATE INDEX "collector_proposals_collector" ON "collector_proposals" USING btree ("collector_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "collector_proposals_one" ON "collector_proposals" USING btree ("collector_id","kind") WHERE "collector_proposals"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "money_tasks_open" ON "money_tasks" USING btree ("collector_id","closed_at","opened_at");--> statement-breakpoint
CREATE INDEX "money_tasks_subject" ON "money_tasks" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "carrier_bill_rows_order" ON "carrier_bill_rows" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_bills_file" ON "carrier_bills" USING btree ("collector_id","file_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_bills_month" ON "carrier_bills" USING btree ("collector_id","carrier","month");--> statement-breakpoint
CREATE INDEX "cod_remittance_rows_order" ON "cod_remittance_rows" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cod_remittances_file" ON "cod_remittances" USING btree ("collector_id","file_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "cod_remittances_number" ON "cod_remittances" USING btree ("collector_id","carrier","number");--> statement-breakpoint
CREATE INDEX "gateway_settlement_rows_ref" ON "gateway_settlement_rows" USING btree ("txn_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "gateway_settlements_file" ON "gateway_settlements" USING btree ("collector_id","file_digest");--> statement-breakpoint
CREATE INDEX "gateway_settlements_day" ON "gateway_settlements" USING btree ("collector_id","day");--> statement-breakpoint
CREATE INDEX "payout_batches_collector" ON "payout_batches" USING btree ("collector_id","made_at");--> statement-breakpoint
CREATE INDEX "payout_holds_producer" ON "payout_holds" USING btree ("producer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_results_once" ON "payout_results" USING btree ("collector_id","file_digest");--> statement-breakpoint
CREATE INDEX "payouts_batch" ON "payouts" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "payouts_producer" ON "payouts" USING btree ("producer_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_open" ON "payouts" USING btree ("collector_id","producer_id") WHERE "payouts"."state" in ('drafted', 'sent');--> statement-breakpoint
CREATE INDEX "commission_rules_day" ON "commission_rules" USING btree ("valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "tax_certificates_once" ON "tax_certificates" USING btree ("collector_id","producer_id","from_period","to_period");--> statement-breakpoint
CREATE UNIQUE INDEX "tax_certificates_number" ON "tax_certificates" USING btree ("collector_id","number");--> statement-breakpoint
CREATE INDEX "tax_certificates_producer" ON "tax_certificates" USING btree ("producer_id");--> statement-breakpoint
CREATE INDEX "tax_rules_day" ON "tax_rules" USING btree ("valid_from");--> statement-breakpoint
CREATE INDEX "tax_withholdings_producer" ON "tax_withholdings" USING btree ("producer_id","period");--> statement-breakpoint
CREATE INDEX "tax_withholdings_period" ON "tax_withholdings" USING btree ("collector_id","period");--> statement-breakpoint
CREATE INDEX "tax_withholdings_order" ON "tax_withholdings" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "withholding_modes_day" ON "withholding_modes" USING btree ("collector_id","valid_from");--> statement-breakpoint
CREATE INDEX "line_freezes_order" ON "line_freezes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "complaints_order" ON "complaints" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "complaints_state" ON "complaints" USING btree ("state","unit_path","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_current" ON "bank_accounts" USING btree ("producer_id") WHERE "bank_accounts"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "refunds_attempt" ON "refunds" USING btree ("attempt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_request" ON "refunds" USING btree ("request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grants_live" ON "role_grants" USING btree ("person_id","role","unit_path","collector_id") WHERE "role_grants"."valid_to" is null;--> statement-breakpoint
ALTER TABLE "collectors" ADD CONSTRAINT "collectors_producer_id_unique" UNIQUE("producer_id");