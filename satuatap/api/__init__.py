"""The API's shell: tokens, problem answers, OpenAPI, the addresses under /api/v1/."""
