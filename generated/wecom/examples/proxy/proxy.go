// Command proxy passes requests on to WeCom from a machine whose address is in the
// trusted list of an app, for those whose address is not. WeCom answers them with
// code 60020.
//
// Let it listen on an address that your own machines alone can reach: requests
// hold tokens and, to get one, the secret. Clients use its address as base URL.
//
// usage: proxy [ADDRESS], such as 10.0.0.5:8080; localhost:8080 without one
package main

import (
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"time"
)

func main() {
	address := "localhost:8080"
	if len(os.Args) > 1 {
		address = os.Args[1]
	}
	service := &url.URL{Scheme: "https", Host: "qyapi.weixin.qq.com"}
	server := &http.Server{Addr: address, Handler: newProxy(service), ReadHeaderTimeout: 10 * time.Second}
	log.Fatal(server.ListenAndServe())
}

// newProxy passes the calls of the service on to it, and nothing else.
func newProxy(service *url.URL) http.Handler {
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(service) },
		// The default one logs errors, in which some transports repeat the URL.
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, _ error) {
			log.Printf("%s %s: no answer", r.Method, r.URL.Path)
			http.Error(w, "the service gave no answer", http.StatusBadGateway)
		},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/cgi-bin/") {
			http.NotFound(w, r)
			return
		}
		proxy.ServeHTTP(w, r)
	})
}
