package dialect

import "github.com/mdspec-go/mdspec/spec"

// SettingValue says what the value of a setting is.
type SettingValue string

// Values of settings.
const (
	AbsoluteURL SettingValue = "url"  // of http or https
	CallName    SettingValue = "call" // of a call of the package
	Key         SettingValue = "key"  // of an object in JSON, or of a query
	AuthValue   SettingValue = "way"  // how calls carry the token
	YesOrNo     SettingValue = "yes"  // a word of a cell that says yes or no
	KeyPath     SettingValue = "path" // keys of objects in JSON with dots between them
	ModelName   SettingValue = "model"
	HeaderName  SettingValue = "header" // of HTTP
)

// ServiceSetting is a setting that a table of settings knows.
type ServiceSetting struct {
	Name   spec.SettingName
	Value  SettingValue
	Needs  spec.SettingName   // the setting that must be made with it; "" for none
	Serves []spec.SettingName // it means nothing without one of these; none: it does
}

var serviceSettings = []ServiceSetting{
	{Name: spec.BaseURL, Value: AbsoluteURL},
	{Name: spec.ErrorCodeKey, Value: KeyPath},
	{Name: spec.ErrorMessageKey, Value: KeyPath, Serves: []spec.SettingName{spec.ErrorCodeKey, spec.ErrorBody}},
	{Name: spec.ErrorBody, Value: ModelName},
	{Name: spec.RequestID, Value: HeaderName},
	{Name: spec.TokenCall, Value: CallName, Needs: spec.TokenKey},
	{Name: spec.TokenKey, Value: Key, Serves: []spec.SettingName{spec.TokenCall}},
	{Name: spec.TokenExpiryKey, Value: Key, Serves: []spec.SettingName{spec.TokenCall}},
	{Name: spec.TokenParameter, Value: Key},
	{Name: spec.AuthSetting, Value: AuthValue},
	{Name: spec.TokenDefault, Value: YesOrNo},
}

// ServiceSettings returns the settings that there are, in the order of
// [spec.SettingNames].
func ServiceSettings() []ServiceSetting { return serviceSettings }

// LookupSetting returns the setting of a name in lower case; nil if there is none.
func LookupSetting(name string) *ServiceSetting {
	for i := range serviceSettings {
		if s := &serviceSettings[i]; string(s.Name) == name {
			return s
		}
	}
	return nil
}

// SettingWords returns the names of all settings.
func SettingWords() []string {
	out := make([]string, len(serviceSettings))
	for i, s := range serviceSettings {
		out[i] = string(s.Name)
	}
	return out
}
