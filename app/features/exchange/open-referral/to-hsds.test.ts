import { expect, it } from "vitest";
import { anOrganisation } from "../../../../tests/factories";
import { toHsdsOrganization } from "./to-hsds";

it("an organisation of which nothing is said has the description that the standard wants, and an empty one", () => {
	const { id, content } = anOrganisation({ name: "Potters", description: "" });
	expect(toHsdsOrganization({ id, slug: "potters", content })).toEqual({ id, name: "Potters", description: "" });
});
