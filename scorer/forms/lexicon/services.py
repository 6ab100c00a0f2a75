"""What form services and survey tools add to the answers that they hand out."""

from scorer.forms.lexicon.scope import Scope

SERVICE_COLUMNS = Scope(
    (
        *("timestamp", "started", "completed", "last_page", "start_language", "respondent_id"),
        *("collector", "response_id", "number", "state", "finished", "progress", "person"),
        *("first_name", "last_name", "email", "answer", "metadata"),
    ),
    also={
        "timestamp": (
            *("dấu thời gian", "时间戳", "时间戳记", "時間戳記", "horodateur", "zeitstempel"),
            *("marca temporal", "отметка времени"),
        ),
        "started": (
            *("start time", "startdate", "start date", "date started", "date created"),
            *("thời gian bắt đầu", "开始时间", "heure de début", "hora de inicio", "startzeit"),
        ),
        "completed": (
            *("completion time", "enddate", "end date", "submitdate", "date submitted"),
            *("date modified", "thời gian hoàn thành", "完成时间", "heure de fin"),
            *("hora de finalización", "fertigstellungszeit", "ngày nộp", "ngày gửi", "提交日期"),
        ),
        "last_page": ("lastpage", "trang cuối", "最后一页"),
        "start_language": ("startlanguage", "ngôn ngữ bắt đầu", "起始语言", "初始语言"),
        "collector": ("collector id",),
        "number": ("id", "mã", "序号", "编号"),
        "state": ("status", "response type"),
        "person": (
            *("name", "your name", "full name", "name of respondent", "respondent name"),
            *("tên", "họ tên", "họ và tên", "姓名", "名称", "您的姓名", "nom", "nombre"),
        ),
        "first_name": ("recipient first name",),
        "last_name": ("recipient last name",),
        "email": (
            *("email address", "e mail", "e mail address", "username", "recipient email"),
            *("địa chỉ email", "thư điện tử", "电子邮件", "电子邮件地址", "邮箱"),
            *("adresse e mail", "adresse de messagerie", "correo electrónico"),
        ),
        "answer": ("response", "open ended response"),
        "metadata": (
            *("seed", "token", "ipaddr", "ip address", "refurl", "referrer url", "datestamp"),
            *("date last action", "interviewtime", "total time", "recorded date", "language"),
            *("duration in seconds", "duration", "external reference", "location latitude"),
            *("external data reference", "location longitude", "distribution channel"),
            *("user language", "last modified time", "total points", "quiz feedback"),
            *("grade posted time", "access code", "hạt giống"),
        ),
    },
)
"""What survey tools add to the answers, as they and people call it."""

REVIEWS = Scope(
    ("approved", "rejected", "on_hold", "encrypted", "received"),
    also={
        "approved": (
            *("1", "validation status approved", "approuvé", "aprobado", "aprovado", "genehmigt"),
            *("được phê duyệt", "đã phê duyệt", "đã duyệt", "đã được phê duyệt"),
            *("批准", "已批准", "已通过", "одобрено"),
        ),
        "rejected": (
            *("2", "validation status not approved", "not approved", "non approuvé", "rejeté"),
            *("no aprobado", "rechazado", "não aprovado", "nicht genehmigt", "abgelehnt"),
            *("không được phê duyệt", "không được duyệt", "không phê duyệt", "bị từ chối"),
            *("từ chối", "未批准", "未通过", "不批准", "已拒绝", "拒绝", "не одобрено"),
        ),
        "on_hold": (
            *("validation status on hold", "has issues", "en attente", "en espera", "em espera"),
            *("zurückgestellt", "tạm giữ", "đang chờ", "chờ xử lý", "tạm hoãn"),
            *("待定", "搁置", "暂停", "保留", "на удержании"),
        ),
        "encrypted": ("not decrypted", "missing encrypted form data"),
        "received": ("edited", "pending", "submitted via web", "3"),
    },
)
"""What form services say of the state of a submission, in the languages that they speak.

The numbers are Ona's.
"""
