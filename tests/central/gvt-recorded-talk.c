/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recorded-talk.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-refusal.h"

void
gvt_exchange_free (GvtExchange *self)
{
  g_free (self->route);
  g_clear_pointer (&self->request, g_bytes_unref);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_free (self);
}

/* --- as JSON --- */

void
gvt_json_set_bytes (JsonObject *object, const char *name, GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_base64_encode (data, size);

  json_object_set_string_member (object, name, text);
}

GBytes *
gvt_json_dup_bytes (JsonObject *object, const char *name)
{
  gsize size;
  guchar *data;

  if (!json_object_has_member (object, name))
    return NULL;
  data = g_base64_decode (json_object_get_string_member (object, name), &size);
  return g_bytes_new_take (data, size);
}

JsonArray *
gvt_talk_to_json (GPtrArray *talk)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < talk->len; i++)
    {
      const GvtExchange *exchange = talk->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "route", exchange->route);
      json_object_set_int_member (object, "status", exchange->status);
      if (exchange->request != NULL)
        gvt_json_set_bytes (object, "request", exchange->request);
      gvt_json_set_bytes (object, "answer", exchange->answer);
      json_array_add_object_element (array, object);
    }
  return array;
}

GPtrArray *
gvt_talk_from_json (JsonArray *array)
{
  GPtrArray *talk = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_exchange_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      GvtExchange *exchange = g_new0 (GvtExchange, 1);

      exchange->route = g_strdup (json_object_get_string_member (object, "route"));
      exchange->status = (guint) json_object_get_int_member (object, "status");
      exchange->request = gvt_json_dup_bytes (object, "request");
      exchange->answer = gvt_json_dup_bytes (object, "answer");
      g_ptr_array_add (talk, exchange);
    }
  return talk;
}

/* --- live --- */

GvtExchange *
gvt_exchange_ask (GvtHttpService *service, const char *route, GBytes *request)
{
  g_autofree char *path = g_strconcat ("/v1/", route, NULL);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  gboolean is_get = g_str_equal (route, "keys") || g_str_has_prefix (route, "files/");
  GvtHttpRequest asked = { .method = is_get ? "GET" : "POST",
                           .path = path,
                           .body = request != NULL ? request : nothing };
  g_auto (GvtHttpResponse) response = { 0 };
  GvtExchange *exchange = g_new0 (GvtExchange, 1);

  service->answer (&asked, &response, service->user_data);
  exchange->route = g_strdup (route);
  exchange->status = response.status;
  exchange->request = request != NULL ? g_bytes_ref (request) : NULL;
  exchange->answer = g_bytes_ref (response.body);
  return exchange;
}

/* --- the line --- */

struct _GvtTalkLine
{
  GObject parent_instance;

  GvtHttpService *service; /* (nullable): then it is played */
  GPtrArray *talk;
  GHashTable *said; /* of a route: how many of its answers were given */
};

/* Returns: (transfer none) (nullable) */
static const GvtExchange *
find_next (GvtTalkLine *self, const char *route)
{
  guint n_said = GPOINTER_TO_UINT (g_hash_table_lookup (self->said, route));
  const GvtExchange *found = NULL;
  guint n = 0;

  for (guint i = 0; i < self->talk->len && n <= n_said; i++)
    {
      const GvtExchange *exchange = self->talk->pdata[i];

      if (!g_str_equal (exchange->route, route))
        continue;
      found = exchange;
      n++;
    }
  g_hash_table_replace (self->said, g_strdup (route), GUINT_TO_POINTER (n_said + 1));
  return found;
}

/* Returns: (transfer none) (nullable): what is answered; %NULL with @error set */
static GBytes *
say (GvtTalkLine *self, const char *route, GBytes *request, GError **error)
{
  g_autoptr (GError) missing = g_error_new_literal (GVT_ERROR, GVT_ERROR_NOT_FOUND,
                                                    "No such route");
  g_autoptr (GBytes) body = NULL;
  const GvtExchange *exchange;
  guint status;

  if (self->service != NULL)
    g_ptr_array_add (self->talk, gvt_exchange_ask (self->service, route, request));
  exchange = self->service != NULL ? self->talk->pdata[self->talk->len - 1]
                                   : find_next (self, route);
  if (exchange != NULL && exchange->status == 200)
    return exchange->answer;

  body = gvt_refusal_write (missing, &status);
  gvt_refusal_read (exchange != NULL ? exchange->status : status,
                    exchange != NULL ? exchange->answer : body, error);
  return NULL;
}

static GBytes *
line_call (GvtTransport *transport,
           const char *route,
           GBytes *request,
           gsize max_answer,
           GCancellable *cancellable,
           GError **error)
{
  GBytes *answer = say (GVT_TALK_LINE (transport), route, request, error);

  return answer != NULL ? g_bytes_ref (answer) : NULL;
}

static gboolean
line_fetch (GvtTransport *transport,
            const GvtHash *hash,
            guint64 offset,
            GvtTransportSink sink,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *name = gvt_hash_to_text (hash);
  g_autofree char *route = g_strconcat ("files/", name, NULL);
  GBytes *answer = say (GVT_TALK_LINE (transport), route, NULL, error);

  return answer != NULL
         && sink (0, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), user_data, error);
}

static guint
line_get_retry_after_s (GvtTransport *transport)
{
  return 0;
}

static void
transport_init (GvtTransportInterface *iface)
{
  iface->call = line_call;
  iface->fetch = line_fetch;
  iface->get_retry_after_s = line_get_retry_after_s;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtTalkLine,
                               gvt_talk_line,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_TRANSPORT, transport_init))

static void
gvt_talk_line_finalize (GObject *object)
{
  g_hash_table_unref (GVT_TALK_LINE (object)->said);
  G_OBJECT_CLASS (gvt_talk_line_parent_class)->finalize (object);
}

static void
gvt_talk_line_class_init (GvtTalkLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_talk_line_finalize;
}

static void
gvt_talk_line_init (GvtTalkLine *self)
{
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GvtTalkLine *
gvt_talk_line_new_live (GvtHttpService *service, GPtrArray *talk)
{
  GvtTalkLine *self = g_object_new (GVT_TYPE_TALK_LINE, NULL);

  self->service = service;
  self->talk = talk;
  return self;
}

GvtTalkLine *
gvt_talk_line_new_played (GPtrArray *talk)
{
  return gvt_talk_line_new_live (NULL, talk);
}
