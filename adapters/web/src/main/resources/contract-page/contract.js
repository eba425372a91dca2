// Nothing is sent from here: a request needs its caller's own program, with its token.
SwaggerUIBundle({
  url: 'docs/openapi.yaml',
  dom_id: '#contract',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayOperationId: true,
  showExtensions: true,
  supportedSubmitMethods: [],
  validatorUrl: null,
  plugins: [() => ({wrapComponents: {authorizeBtn: () => () => null}})],
});
