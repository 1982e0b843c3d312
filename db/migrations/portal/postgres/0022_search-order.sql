-- The services of a council in the order of their names, which is read whole.
CREATE INDEX "search_service_order" ON "search_service" ("council", "name_key" COLLATE "C", "service_id" COLLATE "C");
