// Package examples holds no code of its own. The packages below it show what
// programs put around the client of package wecom, each with tests that run
// against its fake:
//
//   - redistoken keeps tokens in Redis, for several processes;
//   - tracing makes a span of OpenTelemetry of each request;
//   - proxy sends requests from an address that WeCom trusts.
//
// They are a module of their own, so that whoever imports package wecom gets the
// standard library alone. Copy what you need.
package examples
