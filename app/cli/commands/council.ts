import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { addCouncil, type CouncilSaved } from "../../features/directory/councils/add-council.server";
import { listCouncils } from "../../features/directory/councils/queries.server";
import { type CouncilChange, setCouncil } from "../../features/directory/councils/set-council.server";
import type { CouncilSettings } from "../../model/councils/settings";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { answer } from "../progress";

interface SettingOptions {
	brandColour?: string;
	languages?: string;
	notice?: string;
	settings?: string;
}

/** The settings that commands `add` and `set` share. A file comes first, so that a single option wins over it. */
function withSettings(command: Command): Command {
	return command
		.option("--website <url>", "its own website")
		.option("--brand-colour <#rrggbb>", "white text must be readable on it: a contrast of 4.5 or more")
		.option("--languages <codes>", "interface languages, English first: en,ur,pl")
		.option("--notice <text>", "a notice on every page, in English; empty to take it away")
		.option("--settings <file>", 'JSON with any of its settings (see app/model/councils/settings.ts), or "-"')
		.option("--json", "answer in JSON");
}

function readSettingsFile(path: string): Partial<CouncilSettings> {
	const text = readFileSync(path === "-" ? 0 : path, "utf8");
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new Error(`The settings are not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		throw new Error("The settings are not a JSON object.");
	}
	// Checked whole when they are saved.
	return value as Partial<CouncilSettings>;
}

function settingsFrom({ brandColour, languages, notice, settings }: SettingOptions): Partial<CouncilSettings> {
	return {
		...(settings === undefined ? {} : readSettingsFile(settings)),
		...(brandColour === undefined ? {} : { brandColour }),
		...(languages === undefined ? {} : { languages: languages.split(",").map((code) => code.trim()) }),
		...(notice === undefined ? {} : { notice: notice === "" ? null : { en: notice } }),
	};
}

function printSaved(saved: CouncilSaved, slug: string, json: boolean | undefined, done: string): void {
	if (saved.ok) {
		answer(json, { id: saved.id, slug }, [done]);
		return;
	}
	throw new Error(
		["Nothing was changed:", ...saved.problems.map(({ field, reason }) => `  ${field}: ${reason}`)].join("\n"),
	);
}

export function registerCouncil(program: Command): void {
	const parent = program
		.command("council")
		.description("Add, list and change the councils that publish here.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		});

	withSettings(
		parent
			.command("add")
			.description("Add a council. With areas loaded, its outline comes from its code.")
			.requiredOption("--slug <slug>", "its name in URLs: waltham-forest")
			.requiredOption("--name <name>", "its name")
			.option("--gss <code>", "ONS code of its upper-tier authority: E09000031"),
	).action(
		async (
			options: SettingOptions & { slug: string; name: string; gss?: string; website?: string; json?: boolean },
		) => {
			const { slug, name, gss = null, website = null, json } = options;
			const saved = await addCouncil(OPERATOR, { slug, name, gss, website, settings: settingsFrom(options) });
			printSaved(saved, slug, json, `${name} was added: /${slug}`);
		},
	);

	parent
		.command("list")
		.description("List the councils that publish here.")
		.option("--json", "answer in JSON, with all settings")
		.action(async ({ json }: { json?: boolean }) => {
			const councils = await listCouncils(OPERATOR);
			const lines = councils.map(({ slug, name, gss, settings, fictional }) =>
				[`/${slug}`, name, gss ?? "no code", settings.languages.join(","), ...(fictional ? ["fictional"] : [])].join(
					"\t",
				),
			);
			answer(json, councils, lines.length > 0 ? lines : ["No council publishes here."]);
		});

	withSettings(
		parent
			.command("set")
			.description("Change a council. What is not named stays.")
			.argument("<slug>", "the council")
			.option("--slug <slug>", "a new name in URLs; the old one stops working")
			.option("--name <name>", "its name")
			.option("--gss <code>", "ONS code of its upper-tier authority"),
	).action(async (slug: string, options: SettingOptions & Omit<CouncilChange, "settings"> & { json?: boolean }) => {
		const { slug: newSlug, name, gss, website, json } = options;
		const saved = await setCouncil(OPERATOR, slug, {
			slug: newSlug,
			name,
			gss,
			website,
			settings: settingsFrom(options),
		});
		printSaved(saved, newSlug ?? slug, json, `/${newSlug ?? slug} was changed.`);
	});
}
