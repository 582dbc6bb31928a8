/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-link.h"

#include "gvt-error.h"
#include "gvt-refusal.h"

#define PERCENT    12 /* of calls that a possible fault happens to */
#define MAX_LATE   16
#define MAX_ROUTES 16
#define STATUS_OK  200

typedef struct
{
  char *route;
  GBytes *body;
} Late;

struct _GvtSimLink
{
  GObject parent_instance;

  const GvtHttpService *service; /* (nullable) */
  guint faults;
  GvtSimDice dice;
  GPtrArray *late;     /* Late */
  GHashTable *answers; /* route -> GBytes: one that was given */
  guint64 n_calls, n_faults;
};

static void
late_free (gpointer data)
{
  Late *late = data;

  g_free (late->route);
  g_bytes_unref (late->body);
  g_free (late);
}

static gboolean
happens (GvtSimLink *self, GvtSimFault fault)
{
  if ((self->faults & fault) == 0 || !gvt_sim_dice_percent (&self->dice, PERCENT))
    return FALSE;

  self->n_faults++;
  return TRUE;
}

static void
set_lost (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_OFFLINE, "lost on the way");
}

/* Returns: (transfer full): what arrives of @bytes */
static GBytes *
carry (GvtSimLink *self, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *changed = NULL;

  if (length > 0 && happens (self, GVT_SIM_CUT_SHORT))
    return g_bytes_new (data, gvt_sim_dice_below (&self->dice, (guint32) length));
  if (length == 0 || !happens (self, GVT_SIM_FLIP))
    return g_bytes_ref (bytes);

  changed = g_memdup2 (data, length);
  changed[gvt_sim_dice_below (&self->dice, (guint32) length)] ^=
      (guint8) (1u << gvt_sim_dice_below (&self->dice, 8));
  return g_bytes_new_take (g_steal_pointer (&changed), length);
}

/* --- the centre's end --- */

static void
arrive (
    GvtSimLink *self, const char *route, GBytes *body, const char *range, GvtHttpResponse *response)
{
  g_autofree char *path = g_strconcat ("/v1/", route, NULL);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  GvtHttpRequest request = { .method = body != NULL ? "POST" : "GET",
                             .path = path,
                             .range = range,
                             .body = body != NULL ? body : nothing };

  if (body != NULL && g_bytes_get_size (body) > 0
      && g_bytes_get_size (body) > self->service->get_cap (request.method, path))
    {
      g_autoptr (GError) error = g_error_new_literal (GVT_ERROR, GVT_ERROR_TOO_LARGE,
                                                      "over its cap");

      gvt_http_response_set_error (response, error);
      return;
    }
  self->service->answer (&request, response, self->service->user_data);
}

/* Returns: whether somebody takes it there: %FALSE with an error. It may stay on the way. */
static gboolean
send (
    GvtSimLink *self, const char *route, GBytes *request, GvtHttpResponse *response, GError **error)
{
  g_autoptr (GBytes) arrived = request != NULL ? carry (self, request) : NULL;

  self->n_calls++;
  if (request != NULL && self->late->len < MAX_LATE && happens (self, GVT_SIM_DELAY))
    {
      Late *late = g_new0 (Late, 1);

      late->route = g_strdup (route);
      late->body = g_steal_pointer (&arrived);
      g_ptr_array_add (self->late, late);
      set_lost (error);
      return FALSE;
    }
  if (self->service == NULL || happens (self, GVT_SIM_LOSE_REQUEST))
    {
      set_lost (error);
      return FALSE;
    }
  if (happens (self, GVT_SIM_DOUBLE))
    {
      g_auto (GvtHttpResponse) other = { 0 };

      arrive (self, route, arrived, NULL, &other);
    }
  arrive (self, route, arrived, NULL, response);
  return TRUE;
}

static void
remember (GvtSimLink *self, const char *route, GBytes *answer)
{
  if (!g_hash_table_contains (self->answers, route) || gvt_sim_dice_percent (&self->dice, 20))
    g_hash_table_insert (self->answers, g_strdup (route), g_bytes_ref (answer));
}

gboolean
gvt_sim_link_deliver_late (GvtSimLink *self, guint which)
{
  g_auto (GvtHttpResponse) response = { 0 };
  Late *late;

  if (self->late->len == 0 || self->service == NULL)
    return FALSE;

  late = g_ptr_array_steal_index (self->late, which % self->late->len);
  arrive (self, late->route, late->body, NULL, &response);
  if (response.status == STATUS_OK)
    remember (self, late->route, response.body);
  late_free (late);
  return TRUE;
}

/* --- the laptop's end --- */

static GBytes *
take_answer (GvtSimLink *self,
             const char *route,
             const GvtHttpResponse *response,
             gsize max_answer,
             GError **error)
{
  g_autoptr (GBytes) answer = NULL;

  if (happens (self, GVT_SIM_LOSE_ANSWER))
    {
      set_lost (error);
      return NULL;
    }
  if (response->status != STATUS_OK)
    {
      gvt_refusal_read (response->status, response->body, error);
      return NULL;
    }

  answer = carry (self, response->body);
  remember (self, route, response->body);
  if (g_bytes_get_size (answer) <= max_answer)
    return g_steal_pointer (&answer);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "longer than any true answer");
  return NULL;
}

/* A pull's answer is a list of signed messages that is not signed itself: TLS alone tells an empty
 * one that is old from one that is new, so that is not replayed here. */
static GBytes *
link_call (GvtTransport *transport,
           const char *route,
           GBytes *request,
           gsize max_answer,
           GCancellable *cancellable,
           GError **error)
{
  GvtSimLink *self = GVT_SIM_LINK (transport);
  g_auto (GvtHttpResponse) response = { 0 };
  GBytes *earlier = g_hash_table_lookup (self->answers, route);

  if ((self->faults & GVT_SIM_REFUSE_PUSHES) != 0 && g_str_equal (route, "push"))
    {
      set_lost (error);
      return NULL;
    }
  if (earlier != NULL && !g_str_equal (route, "pull") && g_bytes_get_size (earlier) <= max_answer
      && happens (self, GVT_SIM_REPLAY))
    return g_bytes_ref (earlier);

  return send (self, route, request, &response, error)
             ? take_answer (self, route, &response, max_answer, error)
             : NULL;
}

static gboolean
link_fetch (GvtTransport *transport,
            const GvtHash *hash,
            guint64 offset,
            GvtTransportSink sink,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  GvtSimLink *self = GVT_SIM_LINK (transport);
  g_autofree char *name = gvt_hash_to_text (hash);
  g_autofree char *route = g_strconcat ("files/", name, NULL);
  g_autofree char *range = offset > 0 ? g_strdup_printf ("bytes=%" G_GUINT64_FORMAT "-", offset)
                                      : NULL;
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) came = NULL;

  self->n_calls++;
  if (self->service == NULL || happens (self, GVT_SIM_LOSE_REQUEST))
    {
      set_lost (error);
      return FALSE;
    }
  arrive (self, route, NULL, range, &response);
  if (response.status != STATUS_OK && response.status != 206)
    {
      gvt_refusal_read (response.status, response.body, error);
      return FALSE;
    }

  came = carry (self, response.body);
  if (!sink (response.status == 206 ? offset : 0, g_bytes_get_data (came, NULL),
             g_bytes_get_size (came), user_data, error))
    return FALSE;
  if (g_bytes_get_size (came) == g_bytes_get_size (response.body))
    return TRUE;
  set_lost (error);
  return FALSE;
}

static guint
link_get_retry_after_s (GvtTransport *transport)
{
  return 0;
}

static void
transport_init (GvtTransportInterface *iface)
{
  iface->call = link_call;
  iface->fetch = link_fetch;
  iface->get_retry_after_s = link_get_retry_after_s;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtSimLink,
                               gvt_sim_link,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_TRANSPORT, transport_init))

static void
gvt_sim_link_finalize (GObject *object)
{
  GvtSimLink *self = GVT_SIM_LINK (object);

  g_ptr_array_unref (self->late);
  g_hash_table_unref (self->answers);
  G_OBJECT_CLASS (gvt_sim_link_parent_class)->finalize (object);
}

static void
gvt_sim_link_class_init (GvtSimLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_sim_link_finalize;
}

static void
gvt_sim_link_init (GvtSimLink *self)
{
  self->late = g_ptr_array_new_with_free_func (late_free);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_bytes_unref);
}

GvtSimLink *
gvt_sim_link_new (void)
{
  return g_object_new (GVT_TYPE_SIM_LINK, NULL);
}

void
gvt_sim_link_set_service (GvtSimLink *self, const GvtHttpService *service)
{
  self->service = service;
}

void
gvt_sim_link_set_weather (GvtSimLink *self, guint faults, guint32 seed)
{
  self->faults = faults;
  self->dice.state = seed;
}

guint64
gvt_sim_link_count_calls (GvtSimLink *self)
{
  return self->n_calls;
}

guint64
gvt_sim_link_count_faults (GvtSimLink *self)
{
  return self->n_faults;
}
