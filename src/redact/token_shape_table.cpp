#include "base/deferred.hpp"
#include "redact/token_shape.hpp"

#include <array>

namespace cicd::redact {

namespace {

// By service. The samples are made up, and written in pieces, so that nobody's secret scanner takes them for
// real.
constexpr std::array<TokenShape, 171> shapes{{
    {"github-token", "ghp_[A-Za-z0-9_]{36,}",
     "ghp"
     "_U8JZpDE0iGXlD6gNCFbaEPF"
     "jbD0kH8Oool8D",
     "GitHub docs, \"About authentication to GitHub\": token formats"},
    {"github-token", "gho_[A-Za-z0-9_]{36,}",
     "gho"
     "_klZDOCj2ISaJiHkTj0rLGlk"
     "oMXGjtEkDnNfr",
     "GitHub docs, \"About authentication to GitHub\": token formats"},
    {"github-token", "ghu_[A-Za-z0-9_]{36,}",
     "ghu"
     "_ibxUdl7dXTPyLsxPFkThf4V"
     "ucSmEHgaKwVJ7",
     "GitHub docs, \"About authentication to GitHub\": token formats"},
    {"github-token", "ghr_[A-Za-z0-9_]{36,}",
     "ghr"
     "_faC9qEwjky40UVsWmflzdE1"
     "F8ResqEDusTpk",
     "GitHub docs, \"About authentication to GitHub\": token formats"},
    {"github-token", "ghs_[A-Za-z0-9_.-]{36,}",
     "ghs"
     "_r0cStY4qWB8dWKnHfDNxSIv"
     "PZZ63fFKcZjR4",
     "GitHub docs, \"About authentication to GitHub\": token formats"},
    {"github-token", "github_pat_[A-Za-z0-9_]{36,}",
     "git"
     "hub_pat_I0b3jRtaWr4Y9OJF"
     "LJOqOAf1lLQSAJaiXnkU",
     "GitHub docs, \"About authentication to GitHub\": token formats"},
    {"gitlab-token", "glpat-[A-Za-z0-9_.-]{20,}",
     "glp"
     "at-8Is2g8nprvDd53x83rzj",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "gldt-[A-Za-z0-9_.-]{20,}",
     "gld"
     "t-ZZZZGeoZDMENcKHVmDGA",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glrt-[A-Za-z0-9_.-]{20,}",
     "glr"
     "t-kJiG8XnBE3NnYJoQ9WmX",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glrtr-[A-Za-z0-9_.-]{20,}",
     "glr"
     "tr-eHH2fdeeTFJGvVvQe1sK",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glcbt-[A-Za-z0-9_.-]{20,}",
     "glc"
     "bt-hBN88hXJsi6BwhTp3Fs2",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glptt-[A-Za-z0-9_.-]{20,}",
     "glp"
     "tt-QhX6KWxOiixgVoOnzyw2",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glft-[A-Za-z0-9_.-]{20,}",
     "glf"
     "t-MzP0ZvzOMhfWuBByReQM",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glsoat-[A-Za-z0-9_.-]{20,}",
     "gls"
     "oat-sm9Wcz7uW9XFOGOeMVNe",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glimt-[A-Za-z0-9_.-]{20,}",
     "gli"
     "mt-n5n1Ae6pWzpF1qH6Yytw",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glagent-[A-Za-z0-9_.-]{20,}",
     "gla"
     "gent-Me4LbyoVFz8uZdZv8Fu"
     "K",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glffct-[A-Za-z0-9_.-]{20,}",
     "glf"
     "fct-KIBJl5dzpJn0meq7WJjj",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "gloas-[A-Za-z0-9_.-]{20,}",
     "glo"
     "as-IBAzupGhv7Ib3M03NBQN",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "glwt-[A-Za-z0-9_.-]{20,}",
     "glw"
     "t-SgPwlUQia1ID6vW5dql0",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "GR1348941[A-Za-z0-9_-]{20,}",
     "GR1"
     "3489415ha064gIiJhgB3cxLm"
     "Ax",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitlab-token", "_gitlab_session=[a-z0-9]{32,}",
     "_gi"
     "tlab_session=jlj4h9du779"
     "4g9dpmrcg629be2u66mr2",
     "GitLab docs, \"Token overview\": docs.gitlab.com/security/tokens, token prefixes; gitleaks gitlab.go"},
    {"gitea-token", "gto_[a-z2-7]{52}>",
     "gto"
     "_6pqm4i2hz4uep3enthjxjqi"
     "5ogz7kok3zv2mwufxbv54byv"
     "sehog",
     "Gitea, models/auth/oauth2.go: OAuth2 client secrets"},
    {"slack-token", "xoxb-[A-Za-z0-9%-]{20,}",
     "xox"
     "b-FQRC5xLRwI0b26r08QZJ",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxp-[A-Za-z0-9%-]{20,}",
     "xox"
     "p-i6gkfsUFRDzsLb5ER8Bo",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxa-[A-Za-z0-9%-]{20,}",
     "xox"
     "a-FzQFm2OEQ3HdAVja76Rn",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxr-[A-Za-z0-9%-]{20,}",
     "xox"
     "r-IChtP8HKQDLM7ToThwNS",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxs-[A-Za-z0-9%-]{20,}",
     "xox"
     "s-cgrLRWzBQCABugjMgeP7",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxo-[A-Za-z0-9%-]{20,}",
     "xox"
     "o-cGq0pbqfi14ZgTsNOVM1",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxe-[A-Za-z0-9%-]{20,}",
     "xox"
     "e-4tuoIZWD1IAEov4QbKDF",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxc-[A-Za-z0-9%-]{20,}",
     "xox"
     "c-q1Y3gqSmPsSCdLKRcAQX",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxd-[A-Za-z0-9%-]{20,}",
     "xox"
     "d-9VjUPC94TNWLAVYFeRgp",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xoxe.xox[bp]{1}-[A-Za-z0-9-]{20,}",
     "xox"
     "e.xoxb-PgxAFQ0FJZlCZBTTo"
     "OFl",
     "Slack docs, \"Tokens\""},
    {"slack-token", "xapp-[A-Za-z0-9-]{20,}",
     "xap"
     "p-9h2wJq5ty4mYwUufJSun",
     "Slack docs, \"Tokens\""},
    {"slack-webhook", "hooks.slack.com/services/[A-Za-z0-9+/_-]{20,}",
     "hoo"
     "ks.slack.com/services/pJ"
     "C01t5gobuszgI6hwgk",
     "Slack docs, \"Sending messages using incoming webhooks\""},
    {"slack-webhook", "hooks.slack.com/workflows/[A-Za-z0-9+/_-]{20,}",
     "hoo"
     "ks.slack.com/workflows/1"
     "0zB0rlz5tr9spOFBCIo",
     "Slack docs, \"Sending messages using incoming webhooks\""},
    {"slack-webhook", "hooks.slack.com/triggers/[A-Za-z0-9+/_-]{20,}",
     "hoo"
     "ks.slack.com/triggers/X9"
     "GY1cjDoBoirPfQAdzE",
     "Slack docs, \"Sending messages using incoming webhooks\""},
    {"aws-key-id", "<AKIA[A-Z2-7]{16}>",
     "AKI"
     "AFE6QEQPNO57YE6SC",
     "AWS IAM user guide, \"IAM identifiers\": unique ID prefixes"},
    {"aws-key-id", "<ASIA[A-Z2-7]{16}>",
     "ASI"
     "AMEJVQTIA6D7RGN7S",
     "AWS IAM user guide, \"IAM identifiers\": unique ID prefixes"},
    {"aws-key-id", "<ABIA[A-Z2-7]{16}>",
     "ABI"
     "AS555HMTF6BS5E4RY",
     "AWS IAM user guide, \"IAM identifiers\": unique ID prefixes"},
    {"aws-key-id", "<ACCA[A-Z2-7]{16}>",
     "ACC"
     "ANNEFJQXIRHXO77ZB",
     "AWS IAM user guide, \"IAM identifiers\": unique ID prefixes"},
    {"aws-bedrock-key", "ABSK[A-Za-z0-9+/]{100,}",
     "ABS"
     "KKA8frcZTuJaWYUH1VAUwV1Z"
     "H87MtA5vSQXEZY3lEX7bwR2D"
     "RGD1qSo7JPRbgUMxXy9b4Bzw"
     "oZ648jjNuFD7uacnwIp3SfD6"
     "7jIKe",
     "AWS Bedrock user guide, \"API keys\"; gitleaks aws-amazon-bedrock-api-key-long-lived"},
    {"aws-signature", "X-Amz-Signature=[0-9a-f]{64}",
     "X-A"
     "mz-Signature=cc6577428c2"
     "f6d6bc64e5a22fac180d6b2e"
     "6e1b465e551305fd2d2490ca"
     "4c616",
     "Amazon S3 API reference, \"Authenticating Requests: Using Query Parameters\""},
    {"aws-mws-token", "amzn.mws.[0-9a-f-]{36}",
     "amz"
     "n.mws.da9988c79fc35526f7"
     "eaed46725a2a7b860d",
     "Amazon MWS developer guide"},
    {"gcp-api-key", "AIza[A-Za-z0-9_-]{35}",
     "AIz"
     "aYavhNYRVwDfRk9XIrghoy32"
     "NFR5PYZpcb9T",
     "Google Cloud docs, \"API keys\"; gitleaks gcp-api-key"},
    {"gcp-token", "<ya29.[A-Za-z0-9_.-]{20,}",
     "ya2"
     "9.2039BICbtw5ze9lfAEZ7",
     "Google OAuth 2.0 docs: access tokens"},
    {"gcp-client-secret", "GOCSPX-[A-Za-z0-9_-]{20,}",
     "GOC"
     "SPX-770h2dcPyGOJJhrG80us"
     "p2w5dFjx",
     "public secret scanners: 20 to 28 characters behind the prefix; Google OAuth 2.0 docs: client secrets"},
    {"gcp-refresh-token", "<1//0[A-Za-z0-9_-]{40,}",
     "1//"
     "0CAyIOk6CptT9IoQhobswHGE"
     "Th8lMYQOymAAiTdR9",
     "Google OAuth 2.0 docs: refresh tokens"},
    {"gcp-signature", "X-Goog-Signature=[0-9a-f]{64,}",
     "X-G"
     "oog-Signature=4b7d0e6a5c"
     "1f9382b7d0e6a5c1f93827d4"
     "e6a5c1f9382b7d0e6a5c1f93"
     "824b7d0e6a5c1f9382",
     "Google Cloud Storage docs, \"Signed URLs\": query parameters"},
    {"azure-storage-key", "AccountKey=[A-Za-z0-9+/]{80,}[=]{0,2}",
     "Acc"
     "ountKey=Up14PehPjPB9atpT"
     "DBMf4rpaFQOqb7XOfCsVtaXr"
     "ZMAzSv2gENfMTx0MOdOQw4SG"
     "8nfnL5Ofa6qD8mJ7",
     "Microsoft Learn, \"Configure Azure Storage connection strings\""},
    {"azure-shared-key", "SharedAccessKey=[A-Za-z0-9+/]{40,}[=]{0,2}",
     "Sha"
     "redAccessKey=ZDNBmJaDtDL"
     "Zc5t4UuHF7KVMLp7hvdCTquY"
     "1XVcK",
     "Microsoft Learn, \"Get an Event Hubs connection string\""},
    {"azure-sas", "sig=[A-Za-z0-9%+/]{43,}[=]{0,2}",
     "sig"
     "=GAFRFWa94Hj9wNYWx0T0zbF"
     "DteMXi6cMUXv5eBoaPzo",
     "Microsoft Learn, \"Create a service SAS\": parameter sig"},
    {"azure-client-secret", "<[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{31,34}",
     "xZC"
     "8Q~YCdEz6DQMvE5mVXRV99nC"
     "QvtsU7RTAu",
     "gitleaks azure-ad-client-secret"},
    {"azure-client-secret", "<[A-Za-z0-9_~.-]{3}7Q~[A-Za-z0-9_~.-]{31,34}",
     "wm6"
     "7Q~zo88EB0OGet9d9xYyQ6b0"
     "fI7fLAz7vT",
     "gitleaks azure-ad-client-secret"},
    {"azure-devops-token", "[A-Za-z0-9]{52,80}AZDO[A-Za-z0-9]{4}>",
     "4vU"
     "CsMehGAkWvj7FAc9QeWJKY40"
     "uvSwMFLZDe1f8rESQedUStPK"
     "R0CsTy4Qwb8DwkNhFdnXsiVp"
     "zAZDOz63F",
     "Microsoft Purview, \"Azure DevOps personal access token\": 84 characters, AZDO behind the 76th"},
    {"azure-client-secret", "<[A-Za-z0-9_~.-]{3}9Q~[A-Za-z0-9_~.-]{31,34}",
     "fkC"
     "9Q~zJr4i0B3JrTAwR4y9ojfl"
     "joQoaF1Llqsaj",
     "gitleaks azure-ad-client-secret"},
    {"azure-storage-key", "[A-Za-z0-9+/]{76,80}+ASt[A-Za-z0-9+/]{6}==",
     "qwH"
     "x1SSRkRXQvQMcPLPPJS46lMU"
     "EZQPghOpzGpdCGAe40O1c6XC"
     "4SOHDMm0lM7EXg3LcmQxxq8A"
     "G+AStomtnWN==",
     "Microsoft, identifiable secrets: Azure Storage"},
    {"stripe-key", "sk_live_[A-Za-z0-9]{10,}",
     "sk_"
     "live_CXVJCNQCmu",
     "Stripe docs, \"API keys\""},
    {"stripe-key", "sk_test_[A-Za-z0-9]{10,}",
     "sk_"
     "test_p6N0A0UarX",
     "Stripe docs, \"API keys\""},
    {"stripe-key", "rk_live_[A-Za-z0-9]{10,}",
     "rk_"
     "live_LnTENCyfje",
     "Stripe docs, \"API keys\""},
    {"stripe-key", "rk_test_[A-Za-z0-9]{10,}",
     "rk_"
     "test_EaGyZqjJoi",
     "Stripe docs, \"API keys\""},
    {"stripe-key", "sk_prod_[A-Za-z0-9]{10,}",
     "sk_"
     "prod_FpKZsRaSqT",
     "Stripe docs, \"API keys\""},
    {"stripe-key", "rk_prod_[A-Za-z0-9]{10,}",
     "rk_"
     "prod_a9DTvk4Waa",
     "Stripe docs, \"API keys\""},
    {"stripe-webhook-secret", "whsec_[A-Za-z0-9+/]{32,}",
     "whs"
     "ec_B3xzXpMZuZN8Ab5KbH0FZ"
     "k4XdxKIADjJ",
     "Stripe docs, \"Webhook signatures\""},
    {"npm-token", "npm_[A-Za-z0-9]{36}>",
     "npm"
     "_pz6ZFkn7XvgKJWSKhK7EGYf"
     "wzy9zMTI18C6e",
     "GitHub blog, \"Announcing npm's new access token format\""},
    {"npm-token", "_authToken=[A-Za-z0-9_.+/-]{20,}",
     "_au"
     "thToken=UDm7oYF5tns05Koy"
     "2OnZ",
     "npm docs, \"npmrc\": _authToken"},
    {"npm-auth", ":_auth=[A-Za-z0-9+/]{8,}[=]{0,2}",
     ":_a"
     "uth=q0V3bXk6d==",
     "npm docs, \"npmrc\": _auth"},
    {"pypi-token", "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}",
     "pyp"
     "i-AgEIcHlwaS5vcmcn2M1eLk"
     "NCZ8hKYWHJPu05MC4j1wrCq1"
     "UHYmdj2oxTpaTlPbYqX",
     "PyPI help, \"API tokens\"; gitleaks pypi-upload-token"},
    {"pypi-token", "pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,}",
     "pyp"
     "i-AgENdGVzdC5weXBpLm9yZw"
     "cgcLBAnfdPcwnx0d1LzeZGEI"
     "WbXFzcggqCCoIF7uUxugFDwg"
     "5Y",
     "PyPI help, \"API tokens\" of its test server"},
    {"docker-hub-token", "dckr_pat_[A-Za-z0-9_-]{27,}",
     "dck"
     "r_pat_p8yIB2Enus0HMI4fS9"
     "z6yKryu7O",
     "TruffleHog, detector dockerhub v2: 27 to 32 characters; Docker docs, \"Personal access tokens\""},
    {"docker-hub-token", "dckr_oat_[A-Za-z0-9_-]{27,}",
     "dck"
     "r_oat_E1WnwQKU5nR50dJQg9"
     "6eNlQngPU",
     "TruffleHog, detector dockerhub v2: 27 to 32 characters; Docker docs, \"Organization access tokens\""},
    {"docker-auth", "\"auth\":\"[A-Za-z0-9+/]{16,}[=]{0,2}",
     "\"au"
     "th\":\"XCMLZKo7RrU5YKyy",
     "Docker docs, \"docker login\": config.json"},
    {"docker-auth", "\"auth\": \"[A-Za-z0-9+/]{16,}[=]{0,2}",
     "\"au"
     "th\": \"QHxhDo2X93cjhls4",
     "Docker docs, \"docker login\": config.json"},
    {"vault-token", "<hvs.[A-Za-z0-9_-]{24,}",
     "hvs"
     ".5GQio2ZvzXQYXkJXVwFcOLn"
     "v",
     "HashiCorp Vault docs, \"Tokens\": prefixes"},
    {"vault-token", "<hvb.[A-Za-z0-9_-]{24,}",
     "hvb"
     ".9DS0hQTo93l7q5UuAvCOJSn"
     "o",
     "HashiCorp Vault docs, \"Tokens\": prefixes"},
    {"vault-token", "<hvr.[A-Za-z0-9_-]{24,}",
     "hvr"
     ".bagX5DIfOnpCBDAkWTGhWiO"
     "a",
     "HashiCorp Vault docs, \"Tokens\": prefixes"},
    {"terraform-token", "[A-Za-z0-9]{14}.atlasv1.[A-Za-z0-9_=-]{60,}",
     "lTl"
     "INXn1eKIA7z.atlasv1.PtJc"
     "GEoJ3qyRZzQ9ADp0j5Wmplcm"
     "7hufPK5ACDiBZLPKD6xGAnjq"
     "8MJaMhmp",
     "gitleaks hashicorp-tf-api-token"},
    {"openshift-token", "<sha256~[A-Za-z0-9_-]{43}",
     "sha"
     "256~VNtEFOowPyYKPta99OVF"
     "LDuDFoeYNuQcVgA9Lpjobm3",
     "gitleaks openshift-user-token"},
    {"sendgrid-key", "<SG.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}",
     "SG."
     "gppa0nLgTEToD4uy.etiAY2b"
     "v6dFvpcLO",
     "SendGrid docs, \"API keys\"; gitleaks sendgrid-api-token"},
    {"twilio-key", "<SK[0-9a-f]{32}>",
     "SK3"
     "8713a818d8962058765a6ca7"
     "cff00d7",
     "Twilio docs, \"API keys\"; gitleaks twilio-api-key"},
    {"openai-key", "<sk-proj-[A-Za-z0-9_-]{20,}",
     "sk-"
     "proj-k4TyNZnlEk6KJCBHGn7"
     "K",
     "OpenAI platform docs, \"API keys\"; gitleaks openai-api-key"},
    {"openai-key", "<sk-svcacct-[A-Za-z0-9_-]{20,}",
     "sk-"
     "svcacct-WJsBBCIspoCsEvCE"
     "2lwX",
     "OpenAI platform docs, \"API keys\"; gitleaks openai-api-key"},
    {"openai-key", "<sk-admin-[A-Za-z0-9_-]{20,}",
     "sk-"
     "admin-M090i5qE43w6t8YGPN"
     "NH",
     "OpenAI platform docs, \"API keys\"; gitleaks openai-api-key"},
    {"openai-key", "<[A-Za-z0-9_-]{20,200}T3BlbkFJ[A-Za-z0-9_-]{20,}",
     "CC8"
     "26zwoF0wooSeGIGywT3BlbkF"
     "JpNSUVbQBWQ7SDtwX6Ux9",
     "OpenAI platform docs, \"API keys\"; gitleaks openai-api-key"},
    {"openai-key", "<sk-[A-Za-z0-9]{32,}>",
     "sk-"
     "mge2SnvByaBbhxGWetDikNt3"
     "0Fk0SKbA",
     "OpenAI platform docs, \"API keys\"; gitleaks openai-api-key"},
    {"anthropic-key", "<sk-ant-[A-Za-z0-9_-]{20,}",
     "sk-"
     "ant-api03-DNxril3RavGD5M"
     "fvJ7NS",
     "gitleaks anthropic-api-key (sk-ant-api03-, 93 characters, AA), -admin-api-key (admin01), -oauth-token "
     "(oat01, ort01)"},
    {"openrouter-key", "<sk-or-v1-[0-9a-f]{40,}",
     "sk-"
     "or-v1-85967f532f3ab3cc2d"
     "0b698d5c7e41ba4ea5ee87",
     "OpenRouter docs, \"Authentication\""},
    {"huggingface-token", "<hf_[A-Za-z]{30,}",
     "hf_"
     "IVdpsPgMRTwtnJuJPuUmhWKP"
     "UMQuGK",
     "Hugging Face docs, \"User access tokens\"; gitleaks huggingface-access-token"},
    {"groq-key", "<gsk_[A-Za-z0-9]{40,}",
     "gsk"
     "_9qGMYJJyTuTbRMGo6GRN4Yd"
     "CAZ2ybsOgoSdBJQmv",
     "Groq docs, \"API keys\""},
    {"replicate-token", "<r8_[A-Za-z0-9]{37,}",
     "r8_"
     "ZAvP62bsklvpa2Oqup44xpsl"
     "2OrLpHdbUQosG",
     "Replicate docs, \"API tokens\""},
    {"perplexity-key", "<pplx-[A-Za-z0-9]{40,}",
     "ppl"
     "x-5aPyZttoKQ2bedBn2ahrq7"
     "3L5pUxAY1f6GCQiNKt",
     "gitleaks perplexity-api-key"},
    {"xai-key", "<xai-[A-Za-z0-9_]{60,}",
     "xai"
     "-y88MhWG2kdiNtegBoy1XhVa"
     "v8dNrLZgw7HunWoDQRYZDAEa"
     "6aosrWlQGOTvZ",
     "xAI docs, \"API keys\""},
    {"feishu-webhook", "open.feishu.cn/open-apis/bot/v2/hook/[A-Za-z0-9_-]{20,}",
     "ope"
     "n.feishu.cn/open-apis/bo"
     "t/v2/hook/89hOz9ZdNKI7xE"
     "zzoMep",
     "Feishu open platform, \"Custom bot usage guide\""},
    {"feishu-webhook", "open.feishu.cn/open-apis/bot/hook/[A-Za-z0-9_-]{20,}",
     "ope"
     "n.feishu.cn/open-apis/bo"
     "t/hook/juO09JWqo10y0adSw"
     "jpI",
     "Feishu open platform, \"Custom bot usage guide\""},
    {"feishu-webhook", "open.larksuite.com/open-apis/bot/v2/hook/[A-Za-z0-9_-]{20,}",
     "ope"
     "n.larksuite.com/open-api"
     "s/bot/v2/hook/x1eWy2ORtY"
     "rQbrLeAzuz",
     "Lark developer docs, \"Custom bots\""},
    {"feishu-webhook", "feishu.cn/flow/api/trigger-webhook/[0-9a-f]{32}",
     "fei"
     "shu.cn/flow/api/trigger-"
     "webhook/ad65152fcdcbc836"
     "b42830bca7398d44",
     "public scripts that post to the webhook trigger of a Feishu workflow"},
    {"dingtalk-webhook", "oapi.dingtalk.com/robot/send\\?access_token=[A-Za-z0-9_-]{32,}",
     "oap"
     "i.dingtalk.com/robot/sen"
     "d?access_token=8b79affd2"
     "b49c12a4b0062983475eb46",
     "DingTalk open platform, \"Custom robots\": open.dingtalk.com/document/group/custom-robot-access"},
    {"dingtalk-secret", "<SEC[0-9a-f]{64}>",
     "SEC"
     "c5296f62e338d74ff1fe4f7f"
     "505aef9ebdd25b001a3ff416"
     "d4a3baf69dad8199",
     "DingTalk open platform, \"Custom robots\": signing secret"},
    {"wecom-webhook", "qyapi.weixin.qq.com/cgi-bin/webhook/send\\?key=[A-Za-z0-9_-]{20,}",
     "qya"
     "pi.weixin.qq.com/cgi-bin"
     "/webhook/send?key=W0fZVg"
     "R3gWNpfyHVMUtT",
     "WeCom developer centre, \"Group robots\""},
    {"wecom-webhook", "qyapi.weixin.qq.com/cgi-bin/webhook/upload_media\\?key=[A-Za-z0-9_-]{20,}",
     "qya"
     "pi.weixin.qq.com/cgi-bin"
     "/webhook/upload_media?ke"
     "y=490847d4-89dc2b0f7f2f9"
     "714e2b4b12060e",
     "WeCom developer centre, \"Group robots\""},
    {"discord-webhook", "discord.com/api/webhooks/[0-9]{15,20}/[A-Za-z0-9_-]{60,}",
     "dis"
     "cord.com/api/webhooks/29"
     "1068689064100/M06emxqDyg"
     "6inYnJorssm4rFNCqodowLGq"
     "L3CaxG67pAX30IyTjtQ3TLaC"
     "UB",
     "Discord docs, \"Webhook resource\""},
    {"discord-webhook", "discordapp.com/api/webhooks/[0-9]{15,20}/[A-Za-z0-9_-]{60,}",
     "dis"
     "cordapp.com/api/webhooks"
     "/699079801696710/rYml8qJ"
     "exajGFpeN5JoAbAArqH92FN3"
     "HIeBRukPcuvL7DXxvts2JuwF"
     "Sojtf",
     "Discord docs, \"Webhook resource\""},
    {"teams-webhook", "webhook.office.com/webhookb2/[A-Za-z0-9@/-]{60,}",
     "web"
     "hook.office.com/webhookb"
     "2/dq74Q69DtCADA4pr0nFYTT"
     "umK931fmDUX8kucerKJ9zHX9"
     "pKozaeYxyc8Ryw",
     "Microsoft Learn, \"Create incoming webhooks\""},
    {"telegram-token", "<[0-9]{8,10}:AA[A-Za-z0-9_-]{33}",
     "954"
     "40995:AA3muA1Jm1Tlb4PYYr"
     "Ymx5OzcSsAUQRbKl6",
     "Telegram Bot API, \"Authorizing your bot\""},
    {"telegram-token", "api.telegram.org/bot[0-9]{6,12}:[A-Za-z0-9_-]{30,}",
     "api"
     ".telegram.org/bot042924:"
     "2zzjrx6fWiFijfzYMywu7OTm"
     "DrZdtN",
     "Telegram Bot API, \"Making requests\""},
    {"jwt", "eyJhbGci[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "hbGci7QlwAy.YdiFizWxEO.Z"
     "lh5Q41h",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJ0eXAi[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "0eXAiUeglMM.NMFLzsSXkk.W"
     "Zxh2JPC",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJraWQi[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "raWQi7fX3GX.odyFJUmBWR.h"
     "mBGCN33",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJ4NXQi[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "4NXQikflkNQ.7xRbG8cxl0.m"
     "9IQ1CVM",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJqa3Ui[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "qa3UiLYFBDC.jX3tdf8265.E"
     "3moZ7Ht",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJqd2si[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "qd2si9FQUkO.pF96qgZLc2.K"
     "X9PuOLC",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJjdHki[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "jdHki8Q8WD5.j5B16DQygt.v"
     "pweDGJU",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJlbmMi[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "lbmMiwA8Mrv.TllcwpGeUX.Q"
     "YHXeYKc",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJ6aXAi[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{8,}",
     "eyJ"
     "6aXAiPzJ6r5.Adt6MzCK71.O"
     "E7n3X4v",
     "RFC 7519, JSON Web Token"},
    {"jwt", "[A-Za-z0-9_-]{10,}.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{8,}",
     "ewo"
     "gICJhbGciOiAiMphwdfotAN."
     "eyJuCmOJobL4I36zjdS1mBx1"
     "u0C.TDoCrPkZ2X8wfwISkWs5"
     "Js6C",
     "RFC 7519, JSON Web Token"},
    {"jwt", "eyJhbGci[A-Za-z0-9_-]{6,}..[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}",
     "eyJ"
     "hbGciOiJkaXIiyVk0Xi1Mqa9"
     "rQLgQ..e1FYtauQ9mTeAjLx."
     "BsQOL5r49t1BKh3OTQUZWZK4"
     ".QXyKAJjddRv1eoUuoLUkJs",
     "RFC 7516, JSON Web Encryption: direct encryption"},
    {"private-key", "LS0tLS1CRUdJTiBQUklWQVRF[A-Za-z0-9+/]{32,}[=]{0,2}",
     "LS0"
     "tLS1CRUdJTiBQUklWQVRFIxc"
     "9G77Y1BoEcVU0OeHoXJVOvDL"
     "tcj4J",
     "RFC 7468 in base64, as in a kubeconfig: \"-----BEGIN ... PRIVATE KEY\""},
    {"private-key", "LS0tLS1CRUdJTiBSU0EgUFJJVkFUR[A-Za-z0-9+/]{32,}[=]{0,2}",
     "LS0"
     "tLS1CRUdJTiBSU0EgUFJJVkF"
     "URc3JRaaPJBRk1SVzKQfGUd5"
     "eHJgDo5yq7",
     "RFC 7468 in base64, as in a kubeconfig: \"-----BEGIN ... PRIVATE KEY\""},
    {"private-key", "LS0tLS1CRUdJTiBFQyBQUklWQVRF[A-Za-z0-9+/]{32,}[=]{0,2}",
     "LS0"
     "tLS1CRUdJTiBFQyBQUklWQVR"
     "FNje1SHQwMXbQP7PGYSa5KD1"
     "uSJoBczgV",
     "RFC 7468 in base64, as in a kubeconfig: \"-----BEGIN ... PRIVATE KEY\""},
    {"private-key", "LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVE[A-Za-z0-9+/]{32,}[=]{0,2}",
     "LS0"
     "tLS1CRUdJTiBPUEVOU1NIIFB"
     "SSVZBVEgIcAy18hSLXbC6aNR"
     "kLI1LhxOtLMmF1F",
     "RFC 7468 in base64, as in a kubeconfig: \"-----BEGIN ... PRIVATE KEY\""},
    {"private-key", "LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFUR[A-Za-z0-9+/]{32,}[=]{0,2}",
     "LS0"
     "tLS1CRUdJTiBFTkNSWVBURUQ"
     "gUFJJVkFUR4mufwRLNInqtoz"
     "MlTMAEsuha1u6DhzWV",
     "RFC 7468 in base64, as in a kubeconfig: \"-----BEGIN ... PRIVATE KEY\""},
    {"private-key", "LS0tLS1CRUdJTiBEU0EgUFJJVkFUR[A-Za-z0-9+/]{32,}[=]{0,2}",
     "LS0"
     "tLS1CRUdJTiBEU0EgUFJJVkF"
     "URS1o38fFAa6weI3qRPLk1XC"
     "KsXkm2AWh7",
     "RFC 7468 in base64, as in a kubeconfig: \"-----BEGIN ... PRIVATE KEY\""},
    {"age-key", "AGE-SECRET-KEY-1[A-Z0-9]{58}",
     "AGE"
     "-SECRET-KEY-127EHWPUYDSG"
     "526B78IBPFOLKGTQ9BBGMQB3"
     "7P2GWGLCRH356RHHHZI8OOJ",
     "age specification: secret keys"},
    {"digitalocean-token", "dop_v1_[a-f0-9]{64}",
     "dop"
     "_v1_86fa67b6b54614746b4e"
     "517a5dfc470a1e768bbb22bd"
     "2da71b3d35fdb2c8e8de",
     "DigitalOcean API docs, \"Tokens\""},
    {"digitalocean-token", "doo_v1_[a-f0-9]{64}",
     "doo"
     "_v1_37321c38160583993a14"
     "1066a5f14492303bafc58b68"
     "5d1e745e02d92e7da7d9",
     "DigitalOcean API docs, \"Tokens\""},
    {"digitalocean-token", "dor_v1_[a-f0-9]{64}",
     "dor"
     "_v1_6e72d6883535664a9683"
     "f3e761c441407aab29337768"
     "5b58ac1d756e079684cf",
     "DigitalOcean API docs, \"Tokens\""},
    {"heroku-key", "HRKU-[A-Za-z0-9_-]{36,}",
     "HRK"
     "U-XUXE0TgLHp5SsV07g4aoKh"
     "S0gNg5MaLDokmG",
     "gitleaks heroku-api-key-v2"},
    {"linear-key", "lin_api_[A-Za-z0-9]{40}",
     "lin"
     "_api_WkoouCsaAyATtsjA6TZ"
     "1GlAqBMLfxjkR3p5igJkM",
     "gitleaks linear-api-key"},
    {"notion-token", "<ntn_[A-Za-z0-9]{40,}",
     "ntn"
     "_amHJKhwgGBGEK8hf0dnbzzD"
     "pArxlUJtPWRKCRoG2",
     "Notion developer docs, \"Authorization\""},
    {"figma-token", "figd_[A-Za-z0-9_-]{38,}",
     "fig"
     "d_58lEWMcnYBDO4Zlw9CcDnP"
     "POCK7l2LUA530dTa",
     "Figma developer docs, \"Access tokens\""},
    {"shopify-token", "shpat_[a-fA-F0-9]{32}",
     "shp"
     "at_7C3cB9096B1D03aBcffF0"
     "faD05FdE50E",
     "gitleaks shopify-access-token"},
    {"shopify-token", "shpss_[a-fA-F0-9]{32}",
     "shp"
     "ss_08cd1F5B0A2DFB1bC9aEe"
     "BecAC5e522B",
     "gitleaks shopify-access-token"},
    {"shopify-token", "shpca_[a-fA-F0-9]{32}",
     "shp"
     "ca_fFFA0086AD34AB29eC726"
     "F5B074Aed94",
     "gitleaks shopify-access-token"},
    {"shopify-token", "shppa_[a-fA-F0-9]{32}",
     "shp"
     "pa_c5C0a96eDa0cfBEA9dc5F"
     "4DAcDcBDe0D",
     "gitleaks shopify-access-token"},
    {"square-token", "<EAAA[A-Za-z0-9_-]{60}",
     "EAA"
     "AWZ26dxo4o33I7RLBXrzqsW5"
     "aBqtsdP2ZW5oGLSHR6muOtrC"
     "ZCmKbMwTJYvCj",
     "gitleaks square-access-token"},
    {"square-token", "sq0atp-[A-Za-z0-9_-]{22,60}",
     "sq0"
     "atp-nDgZjqlJy9dNgHysZVxb"
     "iU",
     "gitleaks square-access-token"},
    {"square-token", "sq0csp-[A-Za-z0-9_-]{40,}",
     "sq0"
     "csp-Too8Lk1OkfthQ7bqrkW7"
     "AH1wxpS5C42lmsDPrHCy",
     "Square developer docs, \"Access tokens\""},
    {"mailgun-key", "<key-[a-f0-9]{32}>",
     "key"
     "-405c7612c57848b07e90b2f"
     "f121bf557",
     "gitleaks mailgun-private-api-token"},
    {"mailchimp-key", "<[0-9a-f]{32}-us[0-9]{1,2}>",
     "269"
     "44ff770e4b9447a3d54ec639"
     "0bf61-us10",
     "gitleaks mailchimp-api-key"},
    {"brevo-key", "xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}",
     "xke"
     "ysib-230d38df48853fcba89"
     "c42d97904a5c321ceaa6e35f"
     "fd346f5415e521bbd6b09-bf"
     "uKTmloFJsOKIco",
     "gitleaks sendinblue-api-token"},
    {"new-relic-key", "NRAK-[A-Z0-9]{27}",
     "NRA"
     "K-ZFC24MNXAC61JSED60VE2A"
     "LKYSA",
     "gitleaks new-relic-user-api-key"},
    {"sentry-token", "sntrys_[A-Za-z0-9+/=_]{40,}",
     "snt"
     "rys_czkrWkMeFiUhdbi6o3JZ"
     "9mnFzzDurVmqTkka8Xeq",
     "Sentry docs, \"Auth tokens\""},
    {"sentry-token", "sntryu_[a-f0-9]{64}",
     "snt"
     "ryu_e34a018ce5751862d1f0"
     "d12d029181dc7c8edd86f09c"
     "e5b61b5ba083de7c0d5f",
     "Sentry docs, \"Auth tokens\""},
    {"grafana-token", "glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}",
     "gls"
     "a_Xv1VzwvrA0QHPXgvh8WufC"
     "0mWGWjUzmH_b9BCFA2a",
     "Grafana docs, \"Service accounts\""},
    {"grafana-token", "glc_[A-Za-z0-9+/]{32,}[=]{0,2}",
     "glc"
     "_1lcHyBfHEzQLJj7S3rqY1Jl"
     "4QiswzR8c",
     "Grafana docs, \"Access policies\""},
    {"pulumi-token", "<pul-[a-f0-9]{40}>",
     "pul"
     "-aa4e99bbcf69f861c5403eb"
     "0f5848654a4941a18",
     "gitleaks pulumi-api-token"},
    {"databricks-token", "<dapi[a-f0-9]{32}",
     "dap"
     "ibee262c25ebd07d531ec345"
     "1564b4495",
     "gitleaks databricks-api-token"},
    {"doppler-token", "dp.pt.[A-Za-z0-9]{40,}",
     "dp."
     "pt.5PzPWJINA43qdZcZkxT7K"
     "lEJTuTQukjq79VE6Ml7",
     "gitleaks doppler-api-token"},
    {"dynatrace-token", "dt0c01.[A-Z0-9]{24}\\.[A-Z0-9]{64}",
     "dt0"
     "c01.FLTW3W1E5ULRQ8BKRPBN"
     "DZ2M.S6GMPDIDFEVIAMR8AUB"
     "NUUB5ZVLD0CFV5ZQ3ABUUD0V"
     "KFBJNJ7FWX1W89JVOQ4CT",
     "Dynatrace docs, \"Access tokens\""},
    {"netlify-token", "<nfp_[A-Za-z0-9]{36,}",
     "nfp"
     "_pxjtdjRXhh8RIQAjeGpzxXJ"
     "oOZwF7BnIHDig",
     "Netlify docs, \"Personal access tokens\""},
    {"planetscale-token", "pscale_tkn_[A-Za-z0-9_.=-]{32,}",
     "psc"
     "ale_tkn_NjxLQ8mXvJ5L3v26"
     "xKhBWxtPc3fNo6W5",
     "PlanetScale docs; gitleaks planetscale-api-token"},
    {"planetscale-token", "pscale_pw_[A-Za-z0-9_.=-]{32,}",
     "psc"
     "ale_pw_zYdNUy5BGquAEzp6Z"
     "r3WDOkYa66Y8qo3",
     "PlanetScale docs; gitleaks planetscale-password"},
    {"postman-key", "PMAK-[a-f0-9]{24}-[a-f0-9]{34}",
     "PMA"
     "K-1a2a271150472390f92e33"
     "c4-a91f480b05b8f7e3adeae"
     "3e5df86c7464b",
     "gitleaks postman-api-token"},
    {"rubygems-key", "rubygems_[a-f0-9]{48}",
     "rub"
     "ygems_10abe17dab4cdd9e7a"
     "f1ed59c501c2fa22cb0b752a"
     "4b8347",
     "RubyGems guides, \"API key scopes\""},
    {"crates-io-token", "<cio[A-Za-z0-9]{32}>",
     "cio"
     "3vtRZbUiaYJYwY4azJ5oAPmg"
     "7QsnuYP0",
     "source of Rust's package registry: token format"},
    {"nuget-key", "<oy2[a-z0-9]{43}>",
     "oy2"
     "mhfcdz9u29u3a446v8ypywez"
     "7rue8oqq4w74oje7x7n",
     "NuGet docs, \"Scoped API keys\""},
    {"atlassian-token", "ATATT3xFfGF0[A-Za-z0-9_=-]{60,}",
     "ATA"
     "TT3xFfGF0hK0XPrLJ0qdLo80"
     "25p36CUYX130bHaJsQYGXWqz"
     "hhTcqFRZScsHcoeuzLwhJ",
     "Atlassian support, \"API tokens\""},
    {"bitbucket-token", "<ATBB[A-Za-z0-9]{32}>",
     "ATB"
     "BArIXfhqPnXhVzYQBjMAkQDl"
     "LTtiR6UQP",
     "Bitbucket support, \"App passwords\""},
    {"bitbucket-token", "ATCTT3xFfGN0[A-Za-z0-9_=-]{60,}",
     "ATC"
     "TT3xFfGN0Q1cFhof2FMIb9yS"
     "nxX6CtcYXCtwSabpmzQWPY2l"
     "I7nM2tlXEqNV3EFwcYZha",
     "Bitbucket support, \"Access tokens\""},
    {"artifactory-key", "<AKCp[A-Za-z0-9]{69}",
     "AKC"
     "pf75pwyBGlkd7ds1baeL4EcZ"
     "fIgw0AqOvMZiC7rSjVxYxdHF"
     "O2Ek0AGfF2wNkdD0rMtVe3",
     "gitleaks artifactory-api-key"},
    {"artifactory-token", "cmVmdGtuOjAx[A-Za-z0-9]{40,}",
     "cmV"
     "mdGtuOjAxDjsva1lIa0D3oJU"
     "VMhALiRhQFUYQq2TjZg4arDT"
     "T",
     "gitleaks artifactory-reference-token"},
    {"sonarqube-token", "<sqp_[a-f0-9]{40}>",
     "sqp"
     "_167230eb0589e5408b4ac74"
     "b21830086800bf7db",
     "SonarQube docs, \"User tokens\""},
    {"sonarqube-token", "<squ_[a-f0-9]{40}>",
     "squ"
     "_ec9faf9130fe0d8d0cb7128"
     "7ebebf8314e3240e1",
     "SonarQube docs, \"User tokens\""},
    {"sonarqube-token", "<sqa_[a-f0-9]{40}>",
     "sqa"
     "_6b46e31c08ef746db5d0c39"
     "5a9c0923c0e9213bd",
     "SonarQube docs, \"User tokens\""},
    {"circleci-token", "CCIPAT_[A-Za-z0-9]{20,}_[a-f0-9]{40}",
     "CCI"
     "PAT_9AWM8JqTDLVWcePVvXLH"
     "_3c8ddf68bbbd7e75c5f5fc4"
     "a93e2dd1de92d481f",
     "CircleCI docs, \"API tokens\""},
    {"buildkite-token", "bkua_[a-f0-9]{40}",
     "bku"
     "a_b250360e11dadb901cfe2a"
     "76d3dc011b1c4db0f3",
     "Buildkite docs, \"API access tokens\""},
    {"tailscale-key", "tskey-[a-z]{3,10}-[A-Za-z0-9_-]{20,}",
     "tsk"
     "ey-kcz-wdl6LAU87ayaCFyPJ"
     "ugr",
     "Tailscale docs, \"Auth keys\""},
    {"codecov-token", "codecov.io/upload\\?token=[0-9a-f-]{36}",
     "cod"
     "ecov.io/upload?token=54b"
     "4667a20f1fa2261bd2b5ff48"
     "91e5dc932",
     "Codecov docs, \"Upload token\""},
    {"aliyun-key-id", "<LTAI[A-Za-z0-9]{16,24}>",
     "LTA"
     "I9yyzQw12OPMldjP4",
     "Alibaba Cloud docs, \"AccessKey\"; gitleaks alibaba-access-key-id"},
    {"tencent-key-id", "<AKID[A-Za-z0-9]{32,36}>",
     "AKI"
     "Dfk67r4tDZqyZyorx8V0YZ8F"
     "Opr1yVqm5",
     "Tencent Cloud docs, \"Access key\""},
    {"1password-token", "ops_eyJ[A-Za-z0-9+/=_-]{100,}",
     "ops"
     "_eyJ1byTATfmB8H4zeaamTdJ"
     "ViNFWZ2dnCSVFRLs4caqizPH"
     "NroCY05LYRV9JXKOW40n459Z"
     "TfU94gymM219KZhAA2LG8Pdk"
     "zqQvWrGj",
     "1Password developer docs, \"Service accounts\""},
    {"age-key", "AGE-PLUGIN-[A-Z0-9]{1,20}-1[A-Z0-9]{40,}",
     "AGE"
     "-PLUGIN-6-1YIQ0E6V2RSXTY"
     "7D55XBDH9Y2T6J3CU4IARJM6"
     "CZL",
     "age specification: plugin identities"},
}};

}  // namespace

std::span<const TokenShape> token_shapes() {
  make_ready(Deferred::knowledge);
  return shapes;
}

}  // namespace cicd::redact
