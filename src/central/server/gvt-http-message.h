/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One request as it came and one answer as it goes, without a socket: what the centre's routes are
 * functions of. */
typedef struct
{
  const char *method;        /* "GET", "POST" */
  const char *path;          /* "/v1/push" */
  const char *range;         /* (nullable): of a GET: "bytes=100-" */
  const char *if_none_match; /* (nullable): an entity tag, or several */
  const char *if_range;      /* (nullable): an entity tag */
  GBytes *body;              /* complete, within its cap */
} GvtHttpRequest;

typedef struct
{
  guint status;
  const char *content_type; /* static */
  GBytes *body;             /* (nullable) */
  char *etag;               /* (nullable): with its quotes; such an answer never changes */
  char *content_range;      /* (nullable): of a 206 or 416 */
  guint retry_after_s;      /* 0: says nothing */
} GvtHttpResponse;

/* What became of a request, for whoever counts: nothing that it carried but its path. */
typedef struct
{
  const char *id;     /* 16 hexadecimal digits, which the answer named too */
  const char *method; /* (nullable): as with the path, %NULL where no head could be read */
  const char *path;
  guint status; /* GVT_HTTP_GONE: the client had gone before it was answered */
  gint64 duration_us;
  guint64 bytes_in, bytes_out; /* of the bodies */
} GvtHttpRecord;

#define GVT_HTTP_GONE 499 /* nobody is ever told this one; web servers write it down so */

void gvt_http_response_clear (GvtHttpResponse *self);

/** gvt_http_response_set_bytes: 200 with binary @body: (transfer none) */
void gvt_http_response_set_bytes (GvtHttpResponse *self, GBytes *body);
void gvt_http_response_set_json (GvtHttpResponse *self, GBytes *body);
/** gvt_http_response_set_error: status and reason of @error, as gvt_refusal_write() puts them */
void gvt_http_response_set_error (GvtHttpResponse *self, const GError *error);

/** gvt_http_response_set_file: an immutable file whose name is its hash: @request's range and tags
 * are minded, one range at most. */
void gvt_http_response_set_file (GvtHttpResponse *self,
                                 const GvtHttpRequest *request,
                                 const char *hash_text,
                                 GBytes *file);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtHttpResponse, gvt_http_response_clear)

G_END_DECLS
