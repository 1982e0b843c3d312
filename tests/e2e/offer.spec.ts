import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

// One after the other: what an offer is signed for is what families read, and that changes with each of these.
test.describe.configure({ mode: "default" });

/** A kept page follows what its council changed. */
async function seenSoon(page: Page, path: string, words: string | RegExp) {
	await expect(async () => {
		await page.goto(path);
		await expect(page.getByText(words)).toBeVisible({ timeout: 100 });
	}).toPass({ timeout: 15_000, intervals: [100] });
}

test("a leader signs the offer off, and families see the edition in their language, then and later", async ({
	page,
}) => {
	const council = "eastwick-vale";
	await page.goto(`/${council}/offer`);
	await expect(page.getByText(/^Edition 1\.0, /)).toBeVisible();

	await signInAs(page, "Tobias Wren", `/staff/${council}/offer`);
	await expect(page.getByRole("heading", { name: "Is it complete?" })).toBeVisible();
	await page.getByRole("link", { name: "Sign the offer off" }).click();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Sign off edition 2" }).click();
	await expect(page.getByRole("alert")).toContainText("Say that you know of what is missing");
	await page.getByLabel(/^I know that/).check();
	await page.getByLabel("Your role").fill("Leader of Start for Life");
	await page.getByRole("button", { name: "Sign off edition 2" }).click();
	await expect(page.getByRole("alert")).toContainText("The offer is signed off");

	await seenSoon(page, `/${council}/offer`, /^Edition 2, .*, signed off by Tobias Wren/);
	await page.goto(`/ur/${council}/offer`);
	await expect(page.getByText(/^ایڈیشن 2، .*منظوری: Tobias Wren/)).toBeVisible();
	await page.getByRole("link", { name: "تمام ایڈیشن" }).click();
	await expectAccessible(page);
	await page.getByRole("link", { name: /ایڈیشن 2/ }).click();
	await expect(page).toHaveURL(`/ur/${council}/offer/print?edition=2`);
	await expect(page.getByText(/یہ ایڈیشن .* کی صورتِ حال بتاتا ہے/)).toBeVisible();
	expect((await page.goto(`/${council}/offer/print?edition=3`))?.status()).toBe(404);
});

const PARTS = [
	"name",
	"labels",
	"languages",
	"contact",
	"contact?line=new",
	"leader",
	"notice",
	"terms",
	"red-book",
	"rules",
];

for (const [what, person, pages] of [
	["offer", "Marian Holloway", ["/offer", "/offer/sign", "/offer/editions", "/guidance/portal"]],
	["settings", "Amira Khan", ["/administration", "/settings", ...PARTS.map((part) => `/settings/${part}`)]],
] as const) {
	test(`the pages of the ${what} fit a small phone`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 700 });
		await signInAs(page, person, "/staff/northmere");
		for (const path of pages) {
			await page.goto(`/staff/northmere${path}`);
			await expectAccessible(page);
			await expectNoSidewaysScroll(page);
		}
	});
}

test("a notice that an administrator writes stands on every page of the council at once", async ({ page }) => {
	await page.goto("/eastwick-vale/help");
	await signInAs(page, "Arthur Dale", "/staff/eastwick-vale/settings/notice");
	await page.getByLabel("English").fill("The hub is closed on Friday.");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByRole("alert")).toContainText("Saved. Families see it now.");
	await seenSoon(page, "/eastwick-vale/help", "The hub is closed on Friday.");
});

test("an editor makes a version of the portal's article, sees a preview, and no markup runs", async ({ page }) => {
	await signInAs(page, "Ewan Brook", "/staff/eastwick-vale/guidance/portal");
	await page.getByRole("button", { name: /^Make our own version.*Safe sleep/ }).click();
	await expect(page).toHaveURL(/\/guidance\/[0-9a-f-]+\/edit\/about$/);
	await page.getByRole("button", { name: "Save and continue" }).click();
	await page
		.getByLabel("Text", { exact: true })
		.fill("## At night\n\n<script>alert(1)</script> [x](javascript:alert(1))");
	await page.getByRole("button", { name: "Preview" }).click();
	const preview = page.getByRole("region", { name: "How families see it" });
	await expect(preview.getByRole("heading", { name: "At night" })).toBeVisible();
	await expect(preview).toContainText("<script>alert(1)</script> [x](javascript:alert(1))");
	await expect(preview.getByRole("link", { name: "x", exact: true })).toHaveCount(0);
});
