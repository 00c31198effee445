package main

import (
	"log"
	"net/http"
	"net/url"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

// Requests go to the reverse proxy that this command is, which knows where the
// service is.
func Example_reverseProxy() {
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL("http://10.0.0.5:8080"))
	if err != nil {
		log.Fatal(err)
	}
	_ = client
}

// Requests go through a forward proxy, such as squid, and are encrypted as far as
// the service. Without this option, the client uses the one that the environment
// variable HTTPS_PROXY names.
func Example_forwardProxy() {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.Proxy = http.ProxyURL(&url.URL{Scheme: "http", Host: "10.0.0.5:3128"})
	client, err := wecom.NewClient(credentials,
		wecom.WithHTTPClient(&http.Client{Transport: transport, Timeout: 30 * time.Second}))
	if err != nil {
		log.Fatal(err)
	}
	_ = client
}
