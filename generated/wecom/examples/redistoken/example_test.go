package redistoken_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/redis/go-redis/v9"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/examples/redistoken"
)

// All processes of an app use one token, which the first one that needs it
// fetches.
func Example() {
	db := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	defer db.Close()
	client, err := wecom.NewClient(
		wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: os.Getenv("WECOM_SECRET")},
		wecom.WithTokenStore(&redistoken.Store{Redis: db}),
	)
	if err != nil {
		log.Fatal(err)
	}
	domain, err := client.GetAPIDomainIPs(context.Background(), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(domain.IPList)
}
