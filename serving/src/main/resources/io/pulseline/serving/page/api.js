"use strict";
// Nothing is asked of anyone else: no validator, and no description but this server's
SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#api",
  validatorUrl: null,
  queryConfigEnabled: false,
  tryItOutEnabled: true,
});
