"""temp"""
from film.verdicts import *
class AnimaticEye:
    def look(self,picture,before,views,questions):
        return Verdict(by="eye",findings=tuple(Finding(question=q.text,answer=Answer.PASS) for q in questions))
