"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+13  your
+11  .y  their
+10  .e  .i
+9  .k  but  doubt  every
+8  .#m  .#xR  .&  .E  .Pdn  .Ph  .lb  .nw  F>P  I>Q  failo  maint  no doubt  per  reset  token
+8  updat  wrong
+7  , but  .6  .Mt  .O  .P  .P9  .^Pb  .aU  .m  .xF  Q>Q  R>$  ^ there  answe $  at the  avera
+7  doubl  fault  guara  has been  made  model $  more  not docum  plan  platf  to a  twice
+6  , the  .%  .,§  .,§b  .9;P  .@k  .BF  .H  .L  .Ldn  .Mb  .Pk  .W  .W$  .X;  .^$p  .^@  .^B
+6  .^BF  .^nB  .^xT  .bL  .by  .d@x  .nB  .v  .xFo  .xbX  .xpP  .y#  .z$  O>O  T>  U>Q  ^ you
+6  acces to  and #  annou  answe with  back  by a  certi  compe  costs  custo  datab  expir  new
+6  noon $  offli  on this  our analy  our key  pay  tenan  than  the datab  the dns  the outag
+6  upstr  will  you  yours $
+5  # per  # reque  $>$  ->H  .$h  .&h  .,P  .1Rn  .7  .9Q  .B  .G  .IB  .IF  .IQ  .IQb  .Ix1  .Ixb
+5  .PS  .Pb2  .Pp#  .Pv  .Qo  .Ubl  .VR$  .^A  .^Fb  .^Ld  .^Mb  .^Tb  .bnx  .bz  .hI  .oxb  .pPS
+5  .q  .sp  .spx  .xM$  .xk  .xkp  .§o  >P  Ln>  Ln>L  M>M  ^ avail  ^ no  ^ users  a fault
+5  a minut  accou  accou $  are  at comet  bad  behin  broke  but the  chann  cheap  clear
+5  confi that  each  embed  error  error $  error are  eu  europ  failo $  far  fix  for code  get
+5  given  half  june  layer  layer $  left $  list  log in  met  model will  must  n>M  never
+5  no reque  node  noon  norma  norma $  not log  notic  over $  overl  paid  pool  reach  rejec
+5  reque that  shows  so  statu page  suspe  takes  the list  the maint  the top  there is  time
+5  to #  told  trigg  up with  use  used to  vendo  versi  was a  was offli  we would  what it
+5  would have  yours
+4  # were  .#Ru  .,_  .,_P  .1#R  .1bx  .1h  .2_  .5  .9p1  .:#$  .:P  .@  .C:  .Ex$  .F9x  .Fp$
+4  .IF$  .IUb  .Lb  .Mp  .Ms  .Q  .RU  .Rbo  .Rn  .Ru  .Rx#  .UR  .URx  .UhW  .Unh  .Uy  .^A:
+4  .^IU  .^M  .^Tx  .^c  .^lb  .^nd  .^§v  ._p  ._p#  .a  .b2  .bO,  .bs  .c  .d1#  .hW  .hnQ
+4  .hxF  .lbk  .ny  .oM  .oU  .oU$  .pN$  .pi  .pp#  .pu,  .tz  .u$  .upx  .x#h  .x1b  .x:n  .xF$
+4  .y$  : the  >'  >L  >Q  A>  A>A  P>P  Pn>  Pn>P  Q>  ^ answe  ^ calls  ^ can  ^ comet  ^ every
+4  ^ from  ^ nothi  ^ reque  a bad  above  again  alway  an overl  analy  burst  by an  can you
+4  cap  charg  charg us  chat  chat is  claim about  comet  could  count  credi  deliv  did you
+4  dolla  due  edge  error is  expir certi  forma  given $  had  hours  inclu  inste of  is slow
+4  keep  laten is  like  limit  load  long $  lost  milli  minut ,  monda $  month  n>$  name is
+4  note  of yours  old  our accou  our plan  our promp  part $  per token  provi  ran out
+4  recov at  refus  respo time  sent $  strip  that is  the comet  the dashb  the faile  the origi
+4  the price  the rate  the retri  those  those of  to be  top  troub  two hours  users  usual
+4  we paid  weeke  weeke $  were  what was  whole  withi a  won't  worse
+3  # are  # dolla  # may  # perce  '>'  '>P  .#%  .#Fp  .&b  .'l  .'x  .,nF  .1L  .1R  .4  .@p
+3  .B1  .D  .Ex  .Fo  .FxP  .FxU  .M$  .Mbx  .Mv  .Mvp  .PpP  .Qpx  .Rno  .Rpu  .Ru$  .Rxp  .Tx
+3  .Uh  .Zb  .^#F  .^B1  .^Mv  .^P9  .^Rt  .^Z  .^p'  .^xM  .^xc  .^§  ._P  ._bx  ._np  .ao  .b2p
+3  .bC  .bi  .bi$  .d@  .dnx  .e;  .g  .hxP  .i$  .kI  .kIx  .lpx  .m#  .nA  .nA$  .nFx  .nID
+3  .nQo  .nd  .nx$  .nxO  .opI  .p'x  .pxR  .s  .s$  .tz$  .vx$  .x9x  .xH$  .xPh  .xQ  .xU1  .xbE
+3  .xbc  .xcx  .xpU  .xx$  .xxI  .yp  .¬  >B  >D  >O  >T  ?>@  Fn>B  I?>  L>L  O>  P>  Rn>P  T>T
+3  ^ image  ^ it  ^ sever  ^ the  a credi  a secon  about an  acces  activ  affec  all custo
+3  an expir  and not  broke our  cache  capac  comet side  compa  conge  conge $  contr  custo was
+3  dashb  deliv $  doesn  each call  enoug  estab that  expir on  from #  gatew $  got
+3  guara deliv  handl  image  is known  is not  is to  it must  left the  level  milli token
+3  misco  misco $  model are  much  n>B  n>O  no other  no uptim  not enoug  not the  not what
+3  organ  origi  other custo  our invoi  our quota  our traff  outag  outsi  overn  overn $  paral
+3  per image  perce  promp $  prove that  provi was  quest $  reach the  reduc  refun  repli
+3  resto  rollo  rollo $  route is  same error  secon $  send  stale  stopp  sure  telli  that our
+3  that were  that you  the accou  the chann  the fix  the new  the plan  the previ  the relea
+3  this $  this was  tier  token that  token were  twice $  unlim  use $  was misco  was wrong
+3  we lost  we send  which was  witho  witho telli  work  your proxy  zero
+2  ->S  .#m$  .$n  .%p  .'xb  .,b  .,xb  ./  ./$  .0pu  .1,  .1M  .6b  .Ad  .Adb  .D,  .FB  .Fbp
+2  .Gn  .H$  .O1  .Phn  .Phx  .Qo$  .R0  .R0p  .Rt  .Ue  .Uyp  .U¬  .X  .^'  .^Ad  .^C:  .^R0
+2  .^Ue  .^U¬  .^VR  .^nP  .^pI  ._Pb  .aR  .aRt  .b  .bL$  .bx$  .dnF  .hP  .kB  .kb  .m$  .nFp
+2  .nP  .nQ  .nxQ  .oW  .p#u  .pP$  .pxU  .q#  .u  .x#:  .x,§  .x6  .xH  .xp$  .xpW  .§bs  : provi
+2  F>'  I>L  I>l  L>@  ^ provi  ^ their  ^ this  ^ why  annou $  asia  by this  cause :  centr
+2  charg twice  class  credi left  data  data centr  datab was  doubl billi  expen  faile ,
+2  for it  image $  in your  is down  is wrong  known to  l>@  log  logs  lower  made $  meter
+2  misse  must not  n>H  n>P  no credi  notic $  of comet  other tenan  our jobs  our regio
+2  paid for  price list  prove  provi had  rate limit  reply  reque take  servi level  since #
+2  so it  stopp $  the #  the bill  the data  the route  the throt  us for  we know  we pay  what
+2  what we  why  will be  wish  wish to  witho notic
+1  .Rt#  .^Mp  .^O  .^Ps  .bP$  .bf  .pP  .pU$  .paU  .rP  .t#u  .vp#  .xb9  : #  >$  >C  On>
+1  On>O  ^ fyi  fyi  is a  is confi  nobod could  side  the us  the whole  took  varia  was up
-1  .'S  .1P  .9pP  .Px  .Rby  .b#u  .p#:  .pF$  isn't  model was  pleas  that the  would
-2  # messa  # with  .#p  .#x  .'x$  .*n  .*p  .,d  .,nx  .1W  .2x  .9$  .FR1  .Fbs  .Hb2  .IA
-2  .MbE  .Mx$  .RnR  .Tbo  .Uhx  .Up  .^*  .^FR  .^IA  .^P1  .^Pt  .^nh  .^p  ._V  .b9p  .n*  .no
-2  .nxc  .p#R  .pMp  .xFb  .xMb  .xxb  .§9$  : not  Q>H  ^ is  ^ send  ^ start  are not  budge
-2  chang nothi  code  comet to  compa the  cut after  discu  down $  error messa  find $  findi
-2  for us  gatew was  had #  have been  inten to  is resol  is unava  is up  json  json $  measu
-2  model is  no visib  nobod has  open  page descr  point of  promp was  proxy $  reads  repla
-2  reque $  reque ,  run  sampl $  says that  statu of  subje  syste  the endpo  the sampl
-2  this ticke  to find  two calls  up to  view  was an  was not  with #  worke
-3  # in  .#$  .$U  .$x$  .'Q$  .,h  .1_x  .9;@  .:  .:d  .:n  .:nF  .:no  .:x  .;@  .;@$  .F#
-3  .Fbx  .Fh  .Fp  .Ik  .IxP  .M:  .MFb  .Mh  .Mt#  .PP$  .Pb9  .Pp1  .QpU  .R,  .RF  .Rbk  .Rh#
-3  .Ro  .Ubn  .Ukx  .Ux§  .^#b  .^9x  .^F  .^T:  .^U1  .^Yb  .^nc  .^nx  .^p$  .^qI  .^x$  .^xU
-3  ._  .b#  .b#x  .bO$  .bo$  .boQ  .br$  .bsb  .dn1  .n1  .nPb  .nc  .np  .npx  .nxM  .oQb  .ox$
-3  .p$U  .pIR  .pR$  .ppx  .pxA  .r$  .sR  .sb  .x'  .xh  .xop  .xvp  .x§b  A>'  I>  P>@  ^ compa
-3  ^ did  ^ that  ^ what  after  after #  answe  are charg  aren'  aren' sayin  at fault  at its
-3  befor  billi $  by us  came  can  can't  check  clean  close the  concu limit  credi are  day
-3  day $  defau $  earli  endpo  evide that  faile $  for other  for that  for the  from  guess
-3  has confi  haven  help page  id  impli  in #  incid  infer  inten  is at  key was  know  knowl
-3  laten :  limit :  many  me  model :  model in  neith  no  no evide  nor  not confi  not known
-3  not reque  of a  of this  on price  once  only the  our deplo  our worke  out  out $  place $
-3  possi $  price we  probl  refer  regar  reque with  resol $  role  sayin  servi had  share the
-3  steps  test  that comet  the affec  the body  the custo  the docum  the other  the packe
-3  the quota  the sente  the token  theor  this packe  this that  timed  too many  tool $  trace
-3  track  unava  unkno $  url  url $  valid  visib  was down  was never  we aren'  we leave
-3  wheth the  wheth there  witho strea
-4  # #  # ,  # ?  # minut  '>@  , we  .#b  .#p#  .#x$  .9M  .;x$  .=  .?  .?$  .A,  .FF  .Ff  .Fxb
-4  .Ixx  .PP  .Pbc  .UU  .Ubp  .Yp  .^$F  .^'F  .^Fx  .^Lp  .^PF  .^Po  .^w  ._dn  .b$  .bI  .bnF
-4  .bp  .cP  .db  .dnh  .hx#  .nR$  .nb  .nb9  .nxP  .oQ  .oR  .pI  .pLb  .pPp  .pUb  .pw  .x  .x;
-4  .xL$  .xUd  .xb#  .xbx  .xdn  .xp  .xp@  .xpO  .xx  .xxa  .§w  =  ?  ? $  F>Q  R?>  ^ i
-4  ^ retri  ^ switc  ^ was  a topic  an  an inter  and  api $  api key  as  asser  avail  billi is
-4  blame  call was  compl $  concl from  deny  docum  don't  else  ends  evide  failu $  fallb
-4  field  findi $  first  fixed  from this  got a  in here  in this  it passe  it works  knowl of
-4  knows  limit of  looke  looke at  many reque  mean that  n  n a  n>T  no findi  not chang
-4  not have  not mean  nothi about  nothi in  numbe  our  our custo  our inter  our own  our servi
-4  packe $  page lists  remov  repro  resol  s  same reque  sampl  says  show  speak  specu  stagi
-4  switc  team  tell  that day  the help  the messa  the respo  to  to comet  to confi  tool
-4  topic  unkno  upstr is  was remov  was slow  were remov  what happe  why the  with  with a
-4  withd
-5  # s  .#,  .#R  .#Rh  .#U  .'Q  .'xp  .,$  .1_  .1n  .:o  .F$  .Fb  .Fpx  .Ix  .Ixp  .MV$  .M_
-5  .N$  .P'Q  .PU  .Pt  .R1  .R:  .Rx$  .U9  .UF$  .Ub1  .^PU  .^Rp  .^Uk  .^d  .^o  .^§d  .bF
-5  .bFp  .bno  .dU  .h#  .hnF  .hnx  .kM  .nx  .o2  .pL  .pR  .xP  .xd9  .xpR  .§9  C>C  F>  I>A
-5  ^ on  ^ our  ^ pleas  alleg  an outag  asked  billi  claim  close  comme on  deeps #  it $  job
-5  nn>  not prove  owner  passe  possi  provi capac  provi to  remov from  reque in  retri
-5  servi was  ticke  to the  to us  two  unava $  user  we are  we canno  what the
-6  .F_  .FpF  .N  .Ubx  .Ud  .Uo  .^Fp  .^MV  .^U9  .^n$  .^x9  .^xR  ._x  .d1$  .d9  .p@  .pO
-6  .qI  A>P  Un>'  comme  descr  do  find  here $  its  judge  look  of an  our clien  packe  page
-6  permi  place  recor  scope  sdk  sente  someb  the answe  the clien  the secon  verif
-7  .Ap  .MV  .Uk  .^b  .^xb  .nC  .o$  .xbk  .xxx  U>  ^ call  a #  about  any  body  concl
-7  is for  not  one  retur  retur a  say  the reque  workf  would be
-8  .^1  .xP$  Un>  call  how  if  leave  n>C  own  see
-9  .1  for this  here  or
-10  ->  .bo  .dbx  .o  inter
-11  clien
-12  .F  messa
-16  wheth
"""
KNOWN: Final = frozenset(
    (
        "claim-billing",
        "claim-guarantee",
        "claim-latency",
        "claim-model-availability",
        "claim-platform-wide",
        "claim-price",
        "claim-provider-state",
        "claim-quota",
        "claim-rate-limit",
        "claim-root-cause",
        "claim-uptime",
    )
)
