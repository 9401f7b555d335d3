SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#api",
  deepLinking: true,
  // Would ask a server of others whether our document is valid.
  validatorUrl: null,
});
