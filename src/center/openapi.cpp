#include "center/openapi.hpp"

namespace cicd::center {

std::string_view openapi_document() {
  return R"json({
 "openapi": "3.1.0",
 "info": {
  "title": "log-center",
  "version": "1",
  "summary": "Collects, groups and serves reports of failures"
 },
 "security": [{"bearer": []}, {"basic": []}, {}],
 "paths": {
  "/api/v1/logs/report": {
   "post": {
    "operationId": "report",
    "summary": "Report one failure",
    "parameters": [
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {"type": "string"},
      "description": "counts once per project, when context.event_id is absent"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}
    },
    "responses": {
     "200": {
      "description": "Stored on disk",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Receipt"}}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "413": {"$ref": "#/components/responses/TooLarge"},
     "415": {"$ref": "#/components/responses/NotJson"},
     "422": {"$ref": "#/components/responses/Invalid"},
     "429": {"$ref": "#/components/responses/TryLater"},
     "507": {"$ref": "#/components/responses/DiskFull"}
    }
   }
  },
  "/api/v1/bugs": {
   "get": {
    "operationId": "listBugs",
    "summary": "Bugs, newest last_seen first",
    "parameters": [
     {"$ref": "#/components/parameters/ProjectId"},
     {"$ref": "#/components/parameters/Source"},
     {"$ref": "#/components/parameters/Status"},
     {"$ref": "#/components/parameters/Words"},
     {"$ref": "#/components/parameters/Page"},
     {"$ref": "#/components/parameters/PageSize"},
     {"$ref": "#/components/parameters/Sort"},
     {"$ref": "#/components/parameters/After"}
    ],
    "responses": {
     "200": {
      "description": "A page of bugs",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BugList"}}},
      "headers": {"Link": {"$ref": "#/components/headers/Link"}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "422": {"$ref": "#/components/responses/Invalid"},
     "429": {"$ref": "#/components/responses/TryLater"}
    }
   }
  },
  "/api/v1/bugs/{id}": {
   "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
   "get": {
    "operationId": "showBug",
    "summary": "One bug with its reports, variants and history",
    "responses": {
     "200": {
      "description": "The bug",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BugDetail"}}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "404": {"$ref": "#/components/responses/NoSuchBug"},
     "422": {"$ref": "#/components/responses/Invalid"},
     "429": {"$ref": "#/components/responses/TryLater"}
    }
   },
   "patch": {
    "operationId": "changeBug",
    "summary": "Open, resolve or ignore a bug",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {"status": {"type": "string", "enum": ["open", "resolved", "ignored"]}},
        "required": ["status"]
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The bug as it is now",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Bug"}}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "404": {"$ref": "#/components/responses/NoSuchBug"},
     "413": {"$ref": "#/components/responses/TooLarge"},
     "415": {"$ref": "#/components/responses/NotJson"},
     "422": {"$ref": "#/components/responses/Invalid"},
     "429": {"$ref": "#/components/responses/TryLater"},
     "507": {"$ref": "#/components/responses/DiskFull"}
    }
   }
  },
  "/api/v1/tasks/pending": {
   "get": {
    "operationId": "listTasks",
    "summary": "Open bugs for agents that repair",
    "parameters": [
     {"$ref": "#/components/parameters/ProjectId"},
     {"$ref": "#/components/parameters/Source"},
     {"$ref": "#/components/parameters/Words"},
     {"$ref": "#/components/parameters/Page"},
     {"$ref": "#/components/parameters/TaskPageSize"},
     {"$ref": "#/components/parameters/Sort"},
     {"$ref": "#/components/parameters/After"}
    ],
    "responses": {
     "200": {
      "description": "Open bugs, newest first",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/TaskList"}}},
      "headers": {"Link": {"$ref": "#/components/headers/Link"}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "422": {"$ref": "#/components/responses/Invalid"},
     "429": {"$ref": "#/components/responses/TryLater"}
    }
   }
  },
  "/api/v1/tasks/{id}/claim": {
   "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
   "post": {
    "operationId": "claimTask",
    "summary": "Take a bug for a while",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "agent": {"type": "string", "minLength": 1},
         "lease_s": {"type": "integer", "minimum": 1, "maximum": 86400, "default": 600}
        },
        "required": ["agent"]
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "It is yours until then",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Claim"}}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "404": {"$ref": "#/components/responses/NoSuchBug"},
     "409": {
      "description": "Another agent holds it, or the bug is not open",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
     },
     "413": {"$ref": "#/components/responses/TooLarge"},
     "415": {"$ref": "#/components/responses/NotJson"},
     "422": {"$ref": "#/components/responses/Invalid"},
     "429": {"$ref": "#/components/responses/TryLater"},
     "507": {"$ref": "#/components/responses/DiskFull"}
    }
   }
  },
  "/api/v1/dashboard/stats": {
   "get": {
    "operationId": "stats",
    "summary": "Numbers",
    "parameters": [
     {"$ref": "#/components/parameters/Source"},
     {"$ref": "#/components/parameters/ProjectId"}
    ],
    "responses": {
     "200": {
      "description": "Bugs are counted, except where reports are named",
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Stats"}}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "422": {"$ref": "#/components/responses/Invalid"},
     "429": {"$ref": "#/components/responses/TryLater"}
    }
   }
  },
  "/healthz": {
   "get": {
    "operationId": "health",
    "summary": "Liveness",
    "security": [],
    "responses": {
     "200": {
      "description": "Alive",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {"status": {"type": "string", "enum": ["ok"]}},
         "required": ["status"]
        }
       }
      }
     },
     "400": {"$ref": "#/components/responses/BadRequest"}
    }
   }
  },
  "/metrics": {
   "get": {
    "operationId": "metrics",
    "summary": "Prometheus text",
    "responses": {
     "200": {"description": "Metrics", "content": {"text/plain": {"schema": {"type": "string"}}}},
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"}
    }
   }
  },
  "/openapi.json": {
   "get": {
    "operationId": "openapi",
    "summary": "This document",
    "responses": {
     "200": {
      "description": "OpenAPI 3.1",
      "content": {"application/json": {"schema": {"type": "object"}}}
     },
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"}
    }
   }
  },
  "/": {
   "get": {
    "operationId": "listPage",
    "summary": "The list of bugs for people",
    "parameters": [
     {"$ref": "#/components/parameters/ProjectId"},
     {"$ref": "#/components/parameters/Source"},
     {"$ref": "#/components/parameters/Status"},
     {"$ref": "#/components/parameters/Words"},
     {"$ref": "#/components/parameters/Page"},
     {"$ref": "#/components/parameters/PageSize"},
     {"$ref": "#/components/parameters/Sort"},
     {"$ref": "#/components/parameters/After"}
    ],
    "responses": {
     "200": {"description": "A page", "content": {"text/html": {"schema": {"type": "string"}}}},
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "422": {
      "description": "No such filter or page",
      "content": {"text/html": {"schema": {"type": "string"}}}
     }
    }
   }
  },
  "/bugs/{id}": {
   "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
   "get": {
    "operationId": "bugPage",
    "summary": "One bug for people",
    "responses": {
     "200": {"description": "A page", "content": {"text/html": {"schema": {"type": "string"}}}},
     "400": {"$ref": "#/components/responses/BadRequest"},
     "401": {"$ref": "#/components/responses/NotAllowed"},
     "404": {"description": "No such bug", "content": {"text/html": {"schema": {"type": "string"}}}},
     "422": {"$ref": "#/components/responses/Invalid"}
    }
   }
  }
 },
 "components": {
  "parameters": {
   "ProjectId": {"name": "project_id", "in": "query", "required": false, "schema": {"type": "string"}},
   "Source": {
    "name": "source",
    "in": "query",
    "required": false,
    "schema": {"type": "string", "enum": ["runtime", "cicd", "deployment"]}
   },
   "Status": {
    "name": "status",
    "in": "query",
    "required": false,
    "schema": {"type": "string", "enum": ["open", "resolved", "ignored"]}
   },
   "Words": {
    "name": "q",
    "in": "query",
    "required": false,
    "schema": {"type": "string"},
    "description": "words that must all occur in message, excerpt, project, job or step, in any case; at most 32"
   },
   "Page": {
    "name": "page",
    "in": "query",
    "required": false,
    "schema": {"type": "integer", "minimum": 1, "default": 1}
   },
   "PageSize": {
    "name": "page_size",
    "in": "query",
    "required": false,
    "schema": {"type": "integer", "minimum": 1, "maximum": 200, "default": 20}
   },
   "TaskPageSize": {
    "name": "page_size",
    "in": "query",
    "required": false,
    "schema": {"type": "integer", "minimum": 1, "maximum": 200, "default": 200}
   },
   "Sort": {
    "name": "sort",
    "in": "query",
    "required": false,
    "schema": {"type": "string", "enum": ["last_seen", "first_seen", "count"], "default": "last_seen"},
    "description": "the highest first, then the higher id"
   },
   "After": {
    "name": "after",
    "in": "query",
    "required": false,
    "schema": {"type": "string"},
    "description": "where a page begins: from the Link header of the page before, and so stable while reports come in"
   }
  },
  "headers": {
   "Link": {
    "schema": {"type": "string"},
    "description": "the following page, rel=\"next\"; absent on the last one"
   }
  },
  "responses": {
   "NotAllowed": {
    "description": "No token, or a wrong one",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
   },
   "TooLarge": {
    "description": "The body is too large",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
   },
   "NotJson": {
    "description": "Not application/json",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
   },
   "Invalid": {
    "description": "A field or parameter is missing or wrong",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invalid"}}}
   },
   "TryLater": {
    "description": "Too much is waiting: try again after Retry-After seconds",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    "headers": {"Retry-After": {"schema": {"type": "integer"}}}
   },
   "DiskFull": {
    "description": "The disk is nearly full; reading goes on",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
   },
   "NoSuchBug": {
    "description": "No such bug",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
   },
   "BadRequest": {
    "description": "Not a request",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
   }
  },
  "securitySchemes": {
   "bearer": {"type": "http", "scheme": "bearer"},
   "basic": {
    "type": "http",
    "scheme": "basic",
    "description": "for browsers, to read: any user, the token as password"
   }
  },
  "schemas": {
   "Report": {
    "type": "object",
    "properties": {
     "project_id": {"type": "string", "minLength": 1, "maxLength": 512},
     "source": {"enum": ["runtime", "cicd", "deployment", null], "default": "runtime"},
     "environment": {"type": ["string", "null"]},
     "level": {"type": ["string", "null"]},
     "timestamp": {"type": ["string", "null"]},
     "version": {"type": ["string", "null"]},
     "commit_hash": {"type": ["string", "null"]},
     "repo_url": {"type": ["string", "null"]},
     "error_type": {"type": ["string", "null"], "description": "here or in error.type"},
     "error_message": {"type": ["string", "null"]},
     "file_path": {"type": ["string", "null"]},
     "line_number": {"type": ["integer", "null"]},
     "error": {
      "type": ["object", "null"],
      "properties": {
       "type": {"type": "string"},
       "message": {"type": ["string", "null"]},
       "file_path": {"type": ["string", "null"]},
       "line_number": {"type": ["integer", "null"]},
       "stack_trace": {"type": ["array", "string", "null"]}
      }
     },
     "context": {
      "type": ["object", "null"],
      "description": "Any facts. job_name and step_name (cicd), namespace and deployment_name (deployment) are part of the fingerprint; signature tells variants apart; an event_id counts once."
     }
    },
    "required": ["project_id"]
   },
   "Receipt": {
    "type": "object",
    "properties": {
     "id": {"type": "integer"},
     "status": {"type": "string", "enum": ["new", "duplicate", "reopened"]},
     "count": {"type": "integer"}
    },
    "required": ["id", "status", "count"]
   },
   "Bug": {
    "type": "object",
    "properties": {
     "id": {"type": "integer"},
     "project_id": {"type": "string"},
     "source": {"type": "string", "enum": ["runtime", "cicd", "deployment"]},
     "level": {"type": "string"},
     "environment": {"type": ["string", "null"]},
     "error_type": {"type": "string"},
     "error_message": {"type": "string"},
     "file_path": {"type": ["string", "null"]},
     "line_number": {"type": ["integer", "null"]},
     "status": {"type": "string", "enum": ["open", "resolved", "ignored"]},
     "count": {"type": "integer", "minimum": 0},
     "first_seen": {"type": "string", "format": "date-time"},
     "last_seen": {"type": "string", "format": "date-time"},
     "first_commit": {"type": ["string", "null"]},
     "last_commit": {"type": ["string", "null"]},
     "repo_url": {"type": ["string", "null"]},
     "context": {"type": "object", "description": "as the latest report has it"},
     "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    },
    "required": [
     "id",
     "project_id",
     "source",
     "level",
     "environment",
     "error_type",
     "error_message",
     "file_path",
     "line_number",
     "status",
     "count",
     "first_seen",
     "last_seen",
     "first_commit",
     "last_commit",
     "repo_url",
     "context",
     "fingerprint"
    ]
   },
   "BugList": {
    "type": "object",
    "properties": {
     "items": {"type": "array", "items": {"$ref": "#/components/schemas/Bug"}},
     "total": {"type": "integer"},
     "page": {"type": "integer", "minimum": 1},
     "page_size": {"type": "integer", "minimum": 1, "maximum": 200}
    },
    "required": ["items", "total", "page", "page_size"]
   },
   "BugDetail": {
    "allOf": [
     {"$ref": "#/components/schemas/Bug"},
     {
      "type": "object",
      "properties": {
       "reports": {
        "type": "array",
        "items": {"type": "object"},
        "description": "as they were sent, newest first"
       },
       "variants": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "signature": {"type": "string"},
          "count": {"type": "integer"},
          "message": {"type": "string"},
          "last_seen": {"type": "string", "format": "date-time"}
         },
         "required": ["signature", "count", "message", "last_seen"]
        }
       },
       "history": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "at": {"type": "string", "format": "date-time"},
          "from": {"type": "string", "enum": ["open", "resolved", "ignored"]},
          "to": {"type": "string", "enum": ["open", "resolved", "ignored"]},
          "cause": {"type": "string"}
         },
         "required": ["at", "from", "to", "cause"]
        }
       }
      },
      "required": ["reports", "variants", "history"]
     }
    ]
   },
   "Task": {
    "allOf": [
     {"$ref": "#/components/schemas/Bug"},
     {
      "type": "object",
      "properties": {
       "claim": {
        "anyOf": [
         {"type": "null"},
         {
          "type": "object",
          "properties": {"agent": {"type": "string"}, "until": {"type": "string", "format": "date-time"}},
          "required": ["agent", "until"]
         }
        ]
       }
      },
      "required": ["claim"]
     }
    ]
   },
   "TaskList": {
    "type": "object",
    "properties": {
     "items": {"type": "array", "items": {"$ref": "#/components/schemas/Task"}},
     "total": {"type": "integer"}
    },
    "required": ["items", "total"]
   },
   "Claim": {
    "type": "object",
    "properties": {
     "id": {"type": "integer"},
     "agent": {"type": "string"},
     "until": {"type": "string", "format": "date-time"}
    },
    "required": ["id", "agent", "until"]
   },
   "Stats": {
    "type": "object",
    "properties": {
     "total_bugs": {"type": "integer"},
     "open": {"type": "integer"},
     "resolved": {"type": "integer"},
     "ignored": {"type": "integer"},
     "total_reports": {"type": "integer"},
     "today_reports": {"type": "integer"},
     "per_project": {"type": "object", "additionalProperties": {"type": "integer"}},
     "per_day": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "count": {"type": "integer"}
       },
       "required": ["date", "count"]
      }
     },
     "source_distribution": {
      "type": "object",
      "properties": {
       "runtime": {"type": "integer"},
       "cicd": {"type": "integer"},
       "deployment": {"type": "integer"}
      },
      "required": ["runtime", "cicd", "deployment"]
     }
    },
    "required": [
     "total_bugs",
     "open",
     "resolved",
     "ignored",
     "total_reports",
     "today_reports",
     "per_project",
     "per_day",
     "source_distribution"
    ]
   },
   "Problem": {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]},
   "Invalid": {
    "type": "object",
    "properties": {
     "detail": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "loc": {"type": "array", "items": {"type": ["string", "integer"]}},
        "msg": {"type": "string"},
        "type": {"type": "string"}
       },
       "required": ["loc", "msg", "type"]
      }
     }
    },
    "required": ["detail"]
   }
  }
 }
}
)json";
}

}  // namespace cicd::center
