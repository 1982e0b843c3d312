/** A process that puts a backup in the place of the portal's database, and says so: its argument is the file. */
import { writeSync } from "node:fs";
import { restore } from "../../app/platform/backup/backup.server";
import { portal } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";

const [, , backup = ""] = process.argv;
writeSync(1, `${await restore(portal, TEST, backup)}\n`);
process.exit();
