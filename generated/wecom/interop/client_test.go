// Package interop_test holds a client that owes nothing to mdspec: written by hand
// with net/http and encoding/json from WeCom's documentation, the way other
// libraries are. What it sends, the fake has to take; what the fake answers, it has
// to understand. It does not import package wecom.
package interop_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
)

// app is a client of one app. It is not safe for concurrent use.
type app struct {
	base               string
	corpID, corpSecret string
	token              string
	fetched            int // tokens
}

// envelope is what every answer has. It may come first or last.
type envelope struct {
	Code    int    `json:"errcode"`
	Message string `json:"errmsg"`
}

// refused is a call that the service refused.
type refused struct {
	path string
	envelope
}

func (e *refused) Error() string { return fmt.Sprintf("%s: %d %s", e.path, e.Code, e.Message) }

// fetchToken is described on page 91039.
func (a *app) fetchToken() error {
	var out struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
	}
	err := a.send("GET", "/cgi-bin/gettoken", "corpid="+url.QueryEscape(a.corpID)+"&corpsecret="+url.QueryEscape(a.corpSecret), "", nil, &out)
	if err != nil {
		return err
	}
	if out.AccessToken == "" || len(out.AccessToken) > 512 || out.ExpiresIn <= 0 {
		return fmt.Errorf("gettoken gave a token of %d bytes for %d seconds", len(out.AccessToken), out.ExpiresIn)
	}
	a.token, a.fetched = out.AccessToken, a.fetched+1
	return nil
}

// call sends a call with the token, which it replaces once if it is refused.
func (a *app) call(method, path, query, contentType string, body []byte, out any) error {
	for tries := 0; ; tries++ {
		if a.token == "" {
			if err := a.fetchToken(); err != nil {
				return err
			}
		}
		carrying := "access_token=" + url.QueryEscape(a.token)
		if query != "" {
			carrying += "&" + query
		}
		err := a.send(method, path, carrying, contentType, body, out)
		no, isRefused := err.(*refused)
		if !isRefused || tries > 0 || no.Code != 40014 && no.Code != 42001 {
			return err
		}
		a.token = ""
	}
}

// send sends one request. Whether it succeeded, the body says alone.
func (a *app) send(method, path, query, contentType string, body []byte, out any) error {
	req, err := http.NewRequest(method, a.base+path+"?"+query, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: HTTP status %s: %s", path, resp.Status, data)
	}
	no := &refused{path: path}
	if err := json.Unmarshal(data, &no.envelope); err != nil {
		return fmt.Errorf("%s: %w: %s", path, err, data)
	}
	if no.Code != 0 {
		return no
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(data, out)
}

// get sends a call whose parameters travel in the query.
func (a *app) get(path, query string, out any) error {
	return a.call(http.MethodGet, path, query, "", nil, out)
}

// post sends a call whose parameters travel in the body, with the character set
// in the content type, as many clients do.
func (a *app) post(path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	return a.call(http.MethodPost, path, "", "application/json; charset=utf-8", body, out)
}

// upload is described on page 90248, as far as the media_id of a message goes.
func (a *app) upload(kind, name, content string) (media, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("media", name)
	if err == nil {
		_, err = io.Copy(part, strings.NewReader(content))
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		return media{}, err
	}
	var out media
	err = a.call(http.MethodPost, "/cgi-bin/media/upload", "type="+kind, form.FormDataContentType(), body.Bytes(), &out)
	return out, err
}

// media is an uploaded file. Its time is a string in the official sample, a number
// elsewhere.
type media struct {
	Type      string      `json:"type"`
	MediaID   string      `json:"media_id"`
	CreatedAt json.Number `json:"created_at"`
}
